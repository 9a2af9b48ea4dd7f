using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SynthEmotion.Generation;

/// <summary>The JSON objects found in an answer.</summary>
/// <param name="Objects">Outermost objects that could be read, in order.</param>
/// <param name="OpenEnd">True when the text ends inside an object or array.</param>
internal sealed record Salvage(IReadOnlyList<JsonObject> Objects, bool OpenEnd);

/// <summary>
/// Finds JSON objects in text that a model wrote: between prose and code fences, with trailing commas, comments and raw line breaks in strings, and in
/// answers that end early (then the complete inner objects). It never throws on any input, and reads the text a bounded number of times.
/// </summary>
internal static class JsonSalvage
{
    // A brace in prose can spoil the pairing of quotes behind it; then the scan starts again behind that brace, but not for ever.
    private const int MaxRestarts = 16;

    // Characters that may be given to the JSON reader, as a multiple of the text: an ordinary answer needs two.
    private const int ReadBudget = 8;

    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 32,
        AllowDuplicateProperties = false,
    };

    /// <summary>All objects for which <paramref name="wanted"/> holds; an object that is not wanted is searched for wanted ones inside.</summary>
    public static Salvage Read(string text, Func<JsonObject, bool> wanted)
    {
        var openEnd = false;
        var budget = (long)ReadBudget * text.Length;
        var start = text.IndexOf('{');
        for (var restart = 0; start >= 0 && restart < MaxRestarts && budget > 0; restart++)
        {
            var (spans, open) = BalancedSpans(text, start);
            if (restart == 0)
                openEnd = open;
            var found = Outermost(text, spans, wanted, ref budget);
            if (found.Count > 0)
                return new Salvage(found, open || OpenArray(text));
            start = text.IndexOf('{', start + 1);
        }
        return new Salvage([], openEnd || OpenArray(text));
    }

    /// <summary>
    /// Reads one object, if need be after mending what models get wrong inside strings: raw control characters and escapes that JSON does not have.
    /// </summary>
    private static JsonObject? TryParse(string json)
    {
        foreach (var attempt in new[] { json, null })
            try
            {
                return JsonNode.Parse(attempt ?? Mend(json), documentOptions: Lenient) as JsonObject;
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                // InvalidOperationException: half a surrogate pair in a key.
            }
        return null;
    }

    private static List<JsonObject> Outermost(string text, List<(int Start, int End)> spans, Func<JsonObject, bool> wanted, ref long budget)
    {
        var found = new List<JsonObject>();
        var covered = -1;
        // Outermost first: by start ascending; a span inside one that was taken is part of it.
        foreach (var (start, end) in spans.OrderBy(s => s.Start))
        {
            if (end <= covered || budget <= 0)
                continue;
            budget -= end - start;
            if (TryParse(text[start..end]) is not { } o || !wanted(o))
                continue;
            found.Add(o);
            covered = end;
        }
        return found;
    }

    private static (List<(int Start, int End)> Spans, bool Open) BalancedSpans(string text, int from)
    {
        var spans = new List<(int, int)>();
        var starts = new Stack<int>();
        var inString = false;
        for (var i = from; i < text.Length; i++)
        {
            var c = text[i];
            if (inString)
            {
                if (c == '\\')
                    i++;
                else if (c == '"')
                    inString = false;
            }
            else if (c == '"' && starts.Count > 0)
                inString = true;
            else if (c == '{')
                starts.Push(i);
            else if (c == '}' && starts.TryPop(out var start))
                spans.Add((start, i + 1));
        }
        return (spans, starts.Count > 0);
    }

    private static bool OpenArray(string text) => text.AsSpan().TrimStart().StartsWith("[") && !text.AsSpan().TrimEnd().EndsWith("]");

    private static string Mend(string json)
    {
        var mended = new StringBuilder(json.Length + 16);
        var inString = false;
        for (var i = 0; i < json.Length; i++)
        {
            var c = json[i];
            if (c == '"')
                inString = !inString;
            if (inString && c == '\\' && i + 1 < json.Length)
            {
                var next = json[++i];
                if (next == 'u' && !IsHex(json.AsSpan(i + 1)))
                    mended.Append("\\\\u");
                else if ("\"\\/bfnrtu".Contains(next, StringComparison.Ordinal))
                    mended.Append(c).Append(next);
                else
                    mended.Append(next is < ' ' ? ' ' : next);
            }
            else if (inString && c < ' ')
                mended.Append(c switch { '\n' => "\\n", '\t' => "\\t", '\r' => "\\r", _ => "" });
            else
                mended.Append(c);
        }
        return mended.ToString();
    }

    private static bool IsHex(ReadOnlySpan<char> text)
    {
        if (text.Length < 4)
            return false;
        foreach (var c in text[..4])
            if (!char.IsAsciiHexDigit(c))
                return false;
        return true;
    }
}
