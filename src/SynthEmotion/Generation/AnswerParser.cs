using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using SynthEmotion.Domain;
using SynthEmotion.Planning;

namespace SynthEmotion.Generation;

/// <summary>
/// Turns an answer into candidates and named failures. It takes what real models send (code fences, prose around the JSON, trailing commas, a bare array,
/// one object, thoughts before the answer, an answer that ends early) and matches samples by id alone, never by place. Every sample asked for ends as
/// exactly one candidate or exactly one failure with its ordinal; failures without an ordinal are extra. It never throws, whatever the text.
/// </summary>
public static partial class AnswerParser
{
    /// <summary>Most bytes of UTF-8 in a text: what fits the cluster's frames.</summary>
    public const int MaxTextBytes = 4096;

    private const int MaxUnknownIds = 64;
    private const int MaxDetail = 120;

    /// <summary>Parses what the response store gave back.</summary>
    public static ParsedAnswer Parse(BatchSpec batch, RawAnswer answer) =>
        answer.ErrorName is { } name ? AllFailed(batch, name, answer.Text) : Parse(batch, answer.Text, answer.FinishReason);

    /// <summary>Parses an answer's text.</summary>
    /// <param name="batch">What was asked.</param>
    /// <param name="text">All text of the answer.</param>
    /// <param name="finishReason">Why the model stopped, if it said so.</param>
    public static ParsedAnswer Parse(BatchSpec batch, string text, ChatFinishReason? finishReason = null)
    {
        var answer = WithoutThoughts(WellFormed(text));
        var salvage = JsonSalvage.Read(answer, o => o.ContainsKey("samples") || o.ContainsKey("id"));
        var slots = new Slots(batch);
        foreach (var sample in salvage.Objects.SelectMany(Samples))
            slots.Take(sample);
        var why = finishReason == ChatFinishReason.ContentFilter ? FailureNames.ContentFilter
            : finishReason == ChatFinishReason.Length || salvage.OpenEnd ? FailureNames.CutOff
            : salvage.Objects.Count > 0 ? FailureNames.MissingId
            : Refuses(answer) ? FailureNames.Refusal
            : FailureNames.NotJson;
        return slots.Close(why, why is FailureNames.MissingId ? "" : Excerpt(answer));
    }

    private static ParsedAnswer AllFailed(BatchSpec batch, string name, string detail) =>
        new([], [.. batch.Samples.Select((_, i) => new NamedFailure(name, i, Excerpt(detail)))]);

    private static IEnumerable<JsonObject> Samples(JsonObject o) => o["samples"] switch
    {
        JsonArray array => array.OfType<JsonObject>(),
        JsonObject one => [one],
        _ => o.ContainsKey("id") ? [o] : [],
    };

    // Half a surrogate pair comes out as U+FFFD, which is a named failure later, rather than as an exception of the JSON reader.
    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    // Models that think aloud put a draft of the answer between these tags.
    private static string WithoutThoughts(string text)
    {
        var end = text.LastIndexOf("</think>", StringComparison.Ordinal);
        return end < 0 ? text : text[(end + "</think>".Length)..];
    }

    private static bool Refuses(string text) => text.Length < 2000 && RefusalPattern().IsMatch(text);

    internal static string Excerpt(string text)
    {
        var line = WhiteSpace().Replace(WellFormed(text.Length > 500 ? text[..500] : text), " ").Trim();
        return line.Length <= MaxDetail ? line : line[..(char.IsHighSurrogate(line[MaxDetail - 1]) ? MaxDetail - 1 : MaxDetail)] + "…";
    }

    [GeneratedRegex(
        @"\b(I|we)('m| am| are)? ?(can'?t|can ?not|cannot|won'?t|unable|not able|sorry|must decline|apologi[sz]e)\b|\bas an AI\b|\brefus|\bno puedo\b|\blo siento\b"
        + @"|\bje ne peux pas\b|\bdésolé|\bIch kann (das|diese|dabei|nicht)|\bnão posso\b|\bnon posso\b|не могу|申し訳|できません|お手伝い|抱歉|无法|不能|죄송|أعتذر|لا أستطيع|لا يمكنني|آسف",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RefusalPattern();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    /// <summary>One place a sample asked for, filled by id.</summary>
    private sealed class Slots(BatchSpec batch)
    {
        private readonly Dictionary<string, int> ordinals =
            Enumerable.Range(0, batch.Samples.Count).ToDictionary(batch.ShortId, i => i, StringComparer.OrdinalIgnoreCase);

        private readonly Candidate?[] candidates = new Candidate?[batch.Samples.Count];
        private readonly string?[] failures = new string?[batch.Samples.Count];
        private readonly string[] details = new string[batch.Samples.Count];
        private readonly List<NamedFailure> extra = [];

        public void Take(JsonObject sample)
        {
            var id = Text(sample["id"])?.Trim() ?? "";
            if (!ordinals.TryGetValue(id, out var i))
            {
                if (extra.Count < MaxUnknownIds)
                    extra.Add(new NamedFailure(FailureNames.UnknownId, null, Excerpt(id)));
                return;
            }
            var text = Text(sample["text"])?.Replace("\0", "", StringComparison.Ordinal) ?? "";
            if (candidates[i] is { } earlier && earlier.Text != text)
                Fail(i, FailureNames.RepeatedId, text);
            else if (failures[i] is null && candidates[i] is null)
                Judge(i, text, sample);
        }

        public ParsedAnswer Close(string whyMissing, string detail)
        {
            for (var i = 0; i < candidates.Length; i++)
                if (candidates[i] is null && failures[i] is null)
                    (failures[i], details[i]) = (whyMissing, detail);
            var named = failures.Select((name, i) => name is null ? null : new NamedFailure(name, i, details[i])).OfType<NamedFailure>();
            return new ParsedAnswer([.. candidates.OfType<Candidate>()], [.. named, .. extra]);
        }

        private void Judge(int i, string text, JsonObject sample)
        {
            if (string.IsNullOrWhiteSpace(text))
                Fail(i, FailureNames.EmptyText, "");
            else if (text.Contains('\uFFFD', StringComparison.Ordinal))
                Fail(i, FailureNames.BrokenText, text);
            else if (Encoding.UTF8.GetByteCount(text) > MaxTextBytes)
                Fail(i, FailureNames.TooLong, text);
            else
                candidates[i] = new Candidate(i, batch.Samples[i], text, Labels(sample["labels"]), Text(sample["situation"]) is { Length: > 0 and <= 200 } s ? s : null);
        }

        private void Fail(int i, string name, string detail) => (candidates[i], failures[i], details[i]) = (null, name, Excerpt(detail));
    }

    private static LabelSet? Labels(JsonNode? node)
    {
        var names = node is JsonArray array ? array.Select(Text) : Text(node)?.Split(['+', ',', ' '], StringSplitOptions.RemoveEmptyEntries) ?? [];
        var emotions = new List<Emotion>();
        foreach (var name in names)
        {
            if (!Emotions.TryParse(name?.Trim().ToLowerInvariant(), out var emotion))
                return null;
            emotions.Add(emotion);
        }
        return LabelSet.TryCreate(emotions, out var set, out _) ? set : null;
    }

    private static string? Text(JsonNode? node)
    {
        if (node is not JsonValue value || value.GetValueKind() is not (JsonValueKind.String or JsonValueKind.Number))
            return null;
        try
        {
            return WellFormed(value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString());
        }
        catch (InvalidOperationException)
        {
            // An escape of half a surrogate pair.
            return "\uFFFD";
        }
    }
}
