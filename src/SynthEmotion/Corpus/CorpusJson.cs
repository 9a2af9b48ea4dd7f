using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SynthEmotion.Corpus;

/// <summary>
/// The JSON of manifests, versions and run.json: indented for people, one form for one content, so that its sha256 is its identity.
/// Reading is strict: anything that writing would not have given is refused.
/// </summary>
internal static class CorpusJson
{
    /// <summary>The format number in every file. It rises when an old program could misread a new file.</summary>
    public const int Format = 1;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        WriteIndented = true,
        NewLine = "\n",
    };

    public static byte[] Write<T>(T value) => [.. JsonSerializer.SerializeToUtf8Bytes(value, Options), (byte)'\n'];

    /// <exception cref="CorruptCorpusException">Not the bytes that <see cref="Write"/> gives for any value.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json, string file) where T : class
    {
        T? value;
        try
        {
            value = JsonSerializer.Deserialize<T>(json, Options);
        }
        catch (JsonException e)
        {
            throw new CorruptCorpusException(file, $"not what this program writes: {e.Message}");
        }
        if (value is null)
            throw new CorruptCorpusException(file, "holds null where an object must be");
        if (!json.SequenceEqual(Write(value)))
            throw new CorruptCorpusException(file, "was changed by hand or damaged: it is not byte for byte what this program writes");
        return value;
    }
}
