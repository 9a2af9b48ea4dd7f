using System.Text;

namespace SynthEmotion.Training.Tokenization;

/// <summary>
/// The features of a text: hashes of its words, of pairs of neighbouring words, and of the character n-grams in them. A feature is known by its
/// 64-bit hash alone (FNV-1a over UTF-8), which is the same on every machine; at that width no two features of a corpus meet.
/// n-grams by kind: words 3 to 5 with boundary marks, Korean words 1 to 3 with boundary marks, unspaced scripts 1 to 3 without, symbols 1.
/// </summary>
internal static class SubwordFeatures
{
    /// <summary>Raised when the same text would give other features: a checkpoint of another version is refused.</summary>
    public const int Version = 1;

    private const byte Gram = 1, Whole = 2, Pair = 3;
    private const ulong FnvOffset = 14695981039346656037, FnvPrime = 1099511628211;

    /// <summary>How often each feature occurs in <paramref name="text"/>, in order of first occurrence.</summary>
    public static IReadOnlyList<(ulong Hash, int Count)> Of(string text)
    {
        var counts = new OrderedDictionary<ulong, int>();
        string? previous = null;
        foreach (var (kind, unit) in TextUnits.Of(text))
        {
            Add(counts, Hash(Whole, Encoding.UTF8.GetBytes(unit)));
            AddGrams(counts, kind, unit);
            if (kind is UnitKind.Unspaced)
                previous = null;
            else if (kind is UnitKind.Word or UnitKind.Syllables)
            {
                if (previous is not null)
                    Add(counts, Hash(Pair, Encoding.UTF8.GetBytes(previous + ' ' + unit)));
                previous = unit;
            }
        }
        return [.. counts.Select(p => (p.Key, p.Value))];
    }

    private static void AddGrams(OrderedDictionary<ulong, int> counts, UnitKind kind, string unit)
    {
        var (shortest, longest, marks) = kind switch
        {
            UnitKind.Word => (3, 5, true),
            UnitKind.Syllables => (1, 3, true),
            UnitKind.Unspaced => (1, 3, false),
            _ => (1, 1, false),
        };
        var bytes = Encoding.UTF8.GetBytes(marks ? $"<{unit}>" : unit);
        var starts = Starts(bytes);
        var count = starts.Length - 1;
        for (var length = shortest; length <= longest; length++)
            for (var i = 0; i + length <= count; i++)
                if (!(marks && length == 1 && (i == 0 || i == count - 1)))
                    Add(counts, Hash(Gram, bytes.AsSpan(starts[i]..starts[i + length])));
    }

    /// <summary>Where each character begins, and the end.</summary>
    private static int[] Starts(byte[] utf8)
    {
        var starts = new List<int>(utf8.Length + 1);
        for (var i = 0; i < utf8.Length; i++)
            if ((utf8[i] & 0xc0) != 0x80)
                starts.Add(i);
        starts.Add(utf8.Length);
        return [.. starts];
    }

    private static void Add(OrderedDictionary<ulong, int> counts, ulong hash) => counts[hash] = counts.TryGetValue(hash, out var count) ? count + 1 : 1;

    private static ulong Hash(byte kind, ReadOnlySpan<byte> bytes)
    {
        var hash = (FnvOffset ^ kind) * FnvPrime;
        foreach (var b in bytes)
            hash = (hash ^ b) * FnvPrime;
        return hash;
    }
}
