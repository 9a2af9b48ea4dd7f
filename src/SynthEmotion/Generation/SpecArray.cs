using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SynthEmotion.Domain;
using SynthEmotion.Planning;

namespace SynthEmotion.Generation;

/// <summary>One element of the array that ends a user message: what one sample must be, and the id that its answer must repeat.</summary>
/// <param name="Id">Short id, unique over all batches for practical purposes.</param>
/// <param name="Language">The language asked for.</param>
/// <param name="Spec">What the sample must be.</param>
public sealed record AskedSample(string Id, LanguageTag Language, SampleSpec Spec);

/// <summary>
/// The JSON array of sample specs that ends every user message: one object a line, so that a person can read it in a log, and nothing after it,
/// so that a program can find it without knowing the template's prose.
/// </summary>
public static class SpecArray
{
    /// <summary>The array for all samples of <paramref name="batch"/>, in order.</summary>
    public static string Write(BatchSpec batch)
    {
        var lines = new StringBuilder("[");
        for (var i = 0; i < batch.Samples.Count; i++)
            lines.Append(i == 0 ? "\n" : ",\n").Append(WriteOne(batch.ShortId(i), batch.Language, batch.Samples[i]));
        return lines.Append("\n]").ToString();
    }

    /// <summary>Reads the array back from the end of a user message.</summary>
    /// <exception cref="FormatException">The message does not end with such an array.</exception>
    public static IReadOnlyList<AskedSample> Read(string userMessage)
    {
        var text = userMessage.TrimEnd();
        var start = text.LastIndexOf("[\n", StringComparison.Ordinal);
        if (start < 0 || !text.EndsWith(']'))
            throw new FormatException("the user message does not end with the array of sample specs");
        try
        {
            return [.. JsonNode.Parse(text[start..])!.AsArray().Select(node => ReadOne(node!.AsObject()))];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException or KeyNotFoundException)
        {
            throw new FormatException("the array of sample specs at the end of the user message is damaged: " + e.Message, e);
        }
    }

    internal static string WriteOne(string id, LanguageTag language, SampleSpec spec) => new JsonObject
    {
        ["id"] = id,
        ["language"] = language.ToString(),
        ["labels"] = new JsonArray([.. spec.Labels.Emotions.Select(e => JsonValue.Create(e.Name()))]),
        ["facets"] = new JsonArray([.. spec.Facets.Select(f => JsonValue.Create(f))]),
        ["explicitness"] = Lower(spec.Explicitness),
        ["scenario"] = spec.Scenario,
        ["register"] = spec.Register,
        ["variety"] = spec.Variety,
        ["length"] = Lower(spec.Length),
    }.ToJsonString(JsonText.Plain);

    internal static string Lower<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static AskedSample ReadOne(JsonObject node)
    {
        string Text(string key) => node[key]?.GetValue<string>() ?? throw new FormatException($"a sample spec has no '{key}'");
        string[] Texts(string key) => [.. (node[key]?.AsArray() ?? throw new FormatException($"a sample spec has no '{key}'")).Select(n => n!.GetValue<string>())];
        var spec = new SampleSpec(
            LabelSet.Parse(string.Join('+', Texts("labels"))), Texts("facets"), Enum.Parse<Explicitness>(Text("explicitness"), ignoreCase: true),
            Text("scenario"), Text("register"), Text("variety"), Enum.Parse<SampleLength>(Text("length"), ignoreCase: true));
        return new AskedSample(Text("id"), new LanguageTag(Text("language")), spec);
    }
}
