using System.Buffers.Binary;
using System.Text;
using SynthEmotion.Domain;
using SynthEmotion.Training.Checkpoints;
using Xunit;

namespace SynthEmotion.Training.Tests.Checkpoints;

public sealed class SafetensorsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Tensors_come_back_as_they_were_written()
    {
        var file = folder.File("a.safetensors");
        SafetensorsWriter.Write(file,
        [
            SafetensorsEntry.Of("zeta", SafetensorsType.F32, [2, 2], [1f, 2f, 3f, float.NegativeInfinity]),
            SafetensorsEntry.Of("alpha", SafetensorsType.U64, [1], [ulong.MaxValue]),
            SafetensorsEntry.Of("empty", SafetensorsType.F32, [0], Array.Empty<float>()),
        ]);

        using var reader = SafetensorsReader.Open(file);

        Assert.Equal(["alpha", "empty", "zeta"], reader.Names);
        Assert.Equal([2, 2], reader.Shape("zeta"));
        Assert.Equal([1f, 2f, 3f, float.NegativeInfinity], reader.Read<float>("zeta", SafetensorsType.F32));
        Assert.Equal([ulong.MaxValue], reader.Read<ulong>("alpha", SafetensorsType.U64));
        Assert.Equal(0, BinaryPrimitives.ReadInt64LittleEndian(File.ReadAllBytes(file)) % 8);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[2,6]}}""", 6, "overlap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[6,10]}}""", 10, "gap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 4, "cut off")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 5, "followed by something else")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "needs 12 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4, "negative dimension")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904],"data_offsets":[0,4]}}""", 4, "not described")]
    [InlineData("""{"a":{"dtype":"F99","shape":[1],"data_offsets":[0,4]}}""", 4, "dtype 'F99'")]
    [InlineData("""{"a":{"dtype":"1","shape":[1],"data_offsets":[0,4]}}""", 4, "dtype '1'")]
    [InlineData("""{"a":{"shape":[1],"data_offsets":[0,4]}}""", 4, "not described")]
    [InlineData("""{"a":7}""", 0, "not described")]
    [InlineData("""[1]""", 0, "no JSON object")]
    [InlineData("""{"a":""", 0, "no JSON object")]
    public void Broken_header_is_refused_with_its_reason(string header, int dataBytes, string reason)
    {
        var file = folder.File("broken.safetensors");
        var text = Encoding.UTF8.GetBytes(header);
        var bytes = new byte[8 + text.Length + dataBytes];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, text.Length);
        text.CopyTo(bytes, 8);
        File.WriteAllBytes(file, bytes);

        var error = Assert.Throws<BadInputException>(() => SafetensorsReader.Open(file));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 1, 2, 3 })]
    [InlineData(new byte[] { 255, 255, 255, 255, 255, 255, 255, 255, 0 })]
    [InlineData(new byte[] { 9, 0, 0, 0, 0, 0, 0, 0, 123 })]
    public void File_without_a_whole_header_is_refused(byte[] bytes)
    {
        var file = folder.File("short.safetensors");
        File.WriteAllBytes(file, bytes);

        Assert.Throws<BadInputException>(() => SafetensorsReader.Open(file));
    }

    [Fact]
    public void Wrong_type_and_unknown_name_are_refused()
    {
        var file = folder.File("a.safetensors");
        SafetensorsWriter.Write(file, [SafetensorsEntry.Of("a", SafetensorsType.F32, [1], [1f])]);
        using var reader = SafetensorsReader.Open(file);

        Assert.Throws<BadInputException>(() => reader.Read<ulong>("a", SafetensorsType.U64));
        Assert.Throws<BadInputException>(() => reader.Shape("b"));
    }

    public void Dispose() => folder.Dispose();
}
