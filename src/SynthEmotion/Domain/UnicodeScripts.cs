using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace SynthEmotion.Domain;

/// <summary>
/// Which script a character belongs to, by the Script property of the Unicode Character Database (UAX #24), which .NET does not expose.
/// Scripts are named by their ISO 15924 codes. Characters that many scripts share (digits, punctuation, emoji, most marks) have none.
/// </summary>
public static class UnicodeScripts
{
    // ISO 15924 also codes ways of writing that mix scripts or that Unicode does not tell apart.
    private static readonly FrozenDictionary<string, string[]> Combined = new Dictionary<string, string[]>
    {
        ["Jpan"] = ["Hani", "Hira", "Kana"],
        ["Hrkt"] = ["Hira", "Kana"],
        ["Kore"] = ["Hang", "Hani"],
        ["Hans"] = ["Hani"],
        ["Hant"] = ["Hani"],
    }.ToFrozenDictionary();

    private static readonly ScriptRange[] Ranges = ReadRanges();

    private static readonly FrozenSet<string> Codes = Ranges.Select(r => r.Code).Concat(Combined.Keys).ToFrozenSet();

    /// <summary>All ISO 15924 codes that <see cref="LetterShare"/> understands, in ordinal order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Codes.Order(StringComparer.Ordinal)];

    /// <summary>True when <paramref name="code"/> is a known ISO 15924 code, spelled as the standard does (<c>Latn</c>).</summary>
    public static bool IsKnown(string code) => Codes.Contains(code);

    /// <summary>Code of the script of <paramref name="rune"/>; null for Common, Inherited and unassigned characters.</summary>
    public static string? Of(Rune rune)
    {
        var (low, high) = (0, Ranges.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (rune.Value < Ranges[middle].First)
                high = middle - 1;
            else if (rune.Value > Ranges[middle].Last)
                low = middle + 1;
            else
                return Ranges[middle].Code;
        }
        return null;
    }

    /// <summary>
    /// Share (0 to 1) of the letters of <paramref name="text"/> that are in <paramref name="scripts"/>, and how many letters there are.
    /// Letters without a script of their own are not counted. The share is 1 when there are none.
    /// </summary>
    public static (double Share, int Letters) LetterShare(string text, IEnumerable<string> scripts)
    {
        var wanted = scripts.SelectMany(s => Combined.TryGetValue(s, out var parts) ? parts : [s]).ToHashSet(StringComparer.Ordinal);
        var (inside, letters) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsLetter(rune) || Of(rune) is not { } script)
                continue;
            letters++;
            if (wanted.Contains(script))
                inside++;
        }
        return (letters == 0 ? 1 : (double)inside / letters, letters);
    }

    private static ScriptRange[] ReadRanges()
    {
        using var stream = typeof(UnicodeScripts).Assembly.GetManifestResourceStream("unicode-scripts.txt")!;
        using var reader = new StreamReader(stream);
        var ranges = new List<ScriptRange>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var parts = line.Split(' ');
            foreach (var range in parts.AsSpan(1))
            {
                var ends = range.Split('-');
                ranges.Add(new ScriptRange(Hex(ends[0]), Hex(ends[^1]), parts[0]));
            }
        }
        return [.. ranges.OrderBy(r => r.First)];
    }

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private readonly record struct ScriptRange(int First, int Last, string Code);
}
