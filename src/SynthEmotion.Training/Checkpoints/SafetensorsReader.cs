using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using SynthEmotion.Domain;

namespace SynthEmotion.Training.Checkpoints;

/// <summary>
/// Reads the safetensors format, strictly: the header is checked whole before any tensor is read, and whatever does not fit (a cut-off file, ranges
/// that overlap or leave gaps, shapes that do not match their bytes, a name twice) is a <see cref="BadInputException"/> that names the file and the tensor.
/// </summary>
internal sealed class SafetensorsReader : IDisposable
{
    /// <summary>The format's own limit.</summary>
    private const long LargestHeader = 100_000_000;

    private readonly string path;
    private readonly FileStream stream;
    private readonly Dictionary<string, TensorPlace> places;
    private readonly long dataStart;

    private SafetensorsReader(string path, FileStream stream)
    {
        (this.path, this.stream) = (path, stream);
        Span<byte> length = stackalloc byte[8];
        if (stream.ReadAtLeast(length, 8, throwOnEndOfStream: false) < 8)
            throw Wrong($"is {stream.Length} bytes long; a safetensors file begins with eight bytes of header length");
        var size = BinaryPrimitives.ReadUInt64LittleEndian(length);
        if (size > LargestHeader || (long)size > stream.Length - 8)
            throw Wrong($"says that its header is {size} bytes long, but it is only {stream.Length} bytes long: it is cut off, or no safetensors file");
        dataStart = 8 + (long)size;
        var header = new byte[size];
        stream.ReadExactly(header);
        places = ReadHeader(header);
        CheckRanges();
    }

    /// <summary>Names of the tensors, in ordinal order.</summary>
    public IEnumerable<string> Names => places.Keys.Order(StringComparer.Ordinal);

    /// <exception cref="BadInputException">There is no such file, or it is not a whole safetensors file.</exception>
    public static SafetensorsReader Open(string path)
    {
        if (!File.Exists(path))
            throw new BadInputException($"{path}: no such file; a checkpoint has it");
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            return new SafetensorsReader(path, stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Shape of a tensor.</summary>
    public IReadOnlyList<long> Shape(string name) => Place(name).Shape;

    /// <summary>The elements of a tensor of the given type.</summary>
    public T[] Read<T>(string name, SafetensorsType type) where T : unmanaged
    {
        var place = Place(name);
        if (place.Type != type)
            throw Wrong($"tensor '{name}' is {place.Type}; {type} was expected");
        var values = new T[(place.End - place.Begin) / type.Size()];
        stream.Position = dataStart + place.Begin;
        stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    public void Dispose() => stream.Dispose();

    private TensorPlace Place(string name) => places.TryGetValue(name, out var place) ? place : throw Wrong($"has no tensor '{name}'");

    private Dictionary<string, TensorPlace> ReadHeader(byte[] header)
    {
        try
        {
            using var json = JsonDocument.Parse(header);
            var found = new Dictionary<string, TensorPlace>(StringComparer.Ordinal);
            foreach (var property in json.RootElement.EnumerateObject())
                if (property.Name != "__metadata__" && !found.TryAdd(property.Name, ReadPlace(property)))
                    throw Wrong($"names tensor '{property.Name}' twice");
            return found;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Wrong($"has a header that is no JSON object: {e.Message}");
        }
    }

    private TensorPlace ReadPlace(JsonProperty property)
    {
        try
        {
            var dtype = property.Value.GetProperty("dtype").GetString();
            if (!Enum.TryParse<SafetensorsType>(dtype, out var type) || type.ToString() != dtype)
                throw Wrong($"tensor '{property.Name}' has the dtype '{dtype}'; known are {string.Join(", ", Enum.GetNames<SafetensorsType>())}");
            long[] shape = [.. property.Value.GetProperty("shape").EnumerateArray().Select(e => e.GetInt64())];
            long[] range = [.. property.Value.GetProperty("data_offsets").EnumerateArray().Select(e => e.GetInt64())];
            var bytes = shape.Aggregate((long)type.Size(), (size, s) => s >= 0 ? checked(size * s) : throw Wrong($"tensor '{property.Name}' has a negative dimension"));
            if (range.Length != 2 || range[0] < 0 || range[1] - range[0] != bytes)
                throw Wrong($"tensor '{property.Name}' of shape [{string.Join(", ", shape)}] needs {bytes} bytes, but its range is [{string.Join(", ", range)}]");
            return new TensorPlace(type, shape, range[0], range[1]);
        }
        catch (Exception e) when (e is KeyNotFoundException or FormatException or InvalidOperationException or OverflowException)
        {
            throw Wrong($"tensor '{property.Name}' is not described by dtype, shape and data_offsets: {e.Message}");
        }
    }

    private void CheckRanges()
    {
        long end = 0;
        foreach (var (name, place) in places.OrderBy(p => p.Value.Begin).ThenBy(p => p.Value.End))
        {
            if (place.Begin != end)
                throw Wrong($"tensor '{name}' begins at byte {place.Begin}, but {end} was expected: the tensors {(place.Begin < end ? "overlap" : "leave a gap")}");
            end = place.End;
        }
        if (dataStart + end != stream.Length)
            throw Wrong($"is {stream.Length} bytes long, but its tensors end at {dataStart + end}: it is {(stream.Length < dataStart + end ? "cut off" : "followed by something else")}");
    }

    private BadInputException Wrong(string what) => new($"{path}: {what}");

    private sealed record TensorPlace(SafetensorsType Type, long[] Shape, long Begin, long End);
}
