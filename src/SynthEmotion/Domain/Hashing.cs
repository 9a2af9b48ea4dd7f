using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SynthEmotion.Domain;

/// <summary>The hashes that identities are made of. Never <c>GetHashCode</c>: it differs from process to process.</summary>
public static class Hashing
{
    /// <summary>sha256 of the UTF-8 bytes of <paramref name="text"/>, lower-case hex.</summary>
    public static string Sha256Hex(string text) => Sha256Hex(Encoding.UTF8.GetBytes(text));

    /// <summary>sha256 of <paramref name="bytes"/>, lower-case hex.</summary>
    public static string Sha256Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>
    /// <paramref name="node"/> as one line of JSON with the properties of every object in ordinal order: equal content, equal bytes.
    /// </summary>
    public static string CanonicalJson(JsonNode? node)
    {
        var sorted = Sort(node);
        return sorted?.ToJsonString(JsonText.Plain) ?? "null";
    }

    private static JsonNode? Sort(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, Sort(p.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Sort)]),
        _ => node?.DeepClone(),
    };
}

/// <summary>JSON options shared by everything that the program writes.</summary>
public static class JsonText
{
    /// <summary>One line, text in its own script rather than as escapes.</summary>
    public static JsonSerializerOptions Plain { get; } = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
