using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace SynthEmotion.Profiles;

/// <summary>
/// Cuts a text into overlapping runs of words or characters (Broder, 1997: "On the resemblance and containment of documents"), each hashed to 64 bits.
/// Case, white space, punctuation and emoji do not count; combining marks do.
/// </summary>
public static class Shingles
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private const int StackUnits = 512;

    /// <summary>
    /// The shingles of <paramref name="text"/> (best in NFC): distinct, ascending, at least one. A text shorter than one shingle is one as a whole;
    /// a text without any letter or digit is one shingle of all its characters.
    /// </summary>
    public static ulong[] Of(string text, ShingleUnit unit)
    {
        var rented = text.Length > StackUnits ? ArrayPool<ulong>.Shared.Rent(text.Length) : null;
        Span<ulong> units = rented ?? stackalloc ulong[StackUnits];
        var count = unit.Unit == ShingleKind.Word ? Words(text, units) : Characters(text, units);
        var shingles = count == 0 ? [Whole(text)] : Overlap(units[..count], unit.Size);
        if (rented is not null)
            ArrayPool<ulong>.Shared.Return(rented);
        Array.Sort(shingles);
        return Distinct(shingles);
    }

    /// <summary>Size of the intersection over size of the union of two ascending sets of distinct values, 0 to 1.</summary>
    public static double Jaccard(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        var (i, j, common) = (0, 0, 0);
        while (i < a.Length && j < b.Length)
        {
            var (x, y) = (a[i], b[j]);
            common += x == y ? 1 : 0;
            i += x <= y ? 1 : 0;
            j += y <= x ? 1 : 0;
        }
        var union = a.Length + b.Length - common;
        return union == 0 ? 1 : (double)common / union;
    }

    private static int Words(string text, Span<ulong> units)
    {
        var (count, open, hash) = (0, false, 0UL);
        for (var i = 0; i < text.Length; i++)
        {
            switch (Read(text, ref i, out var value))
            {
                case Role.Base:
                    (open, hash) = (true, Step(open ? hash : Golden, value));
                    break;
                case Role.Mark when open:
                    hash = Step(hash, value);
                    break;
                case Role.Between when open:
                    (units[count++], open) = (hash, false);
                    break;
            }
        }
        if (open)
            units[count++] = hash;
        return count;
    }

    private static int Characters(string text, Span<ulong> units)
    {
        var count = 0;
        var open = false;
        for (var i = 0; i < text.Length; i++)
        {
            var role = Read(text, ref i, out var value);
            if (role == Role.Base)
                units[count++] = Step(Golden, value);
            else if (role == Role.Mark && open)
                units[count - 1] = Step(units[count - 1], value);
            open = role is Role.Base or Role.Joiner || (role == Role.Mark && open);
            open &= count > 0;
        }
        return count;
    }

    private static Role Read(string text, ref int i, out uint value)
    {
        var c = text[i];
        if (char.IsAscii(c))
        {
            value = (uint)(char.IsAsciiLetterUpper(c) ? c | 0x20 : c);
            return char.IsAsciiLetterOrDigit(c) ? Role.Base : Role.Between;
        }
        if (!char.IsSurrogate(c))
        {
            value = char.ToLowerInvariant(c);
            return c is '\u200C' or '\u200D' ? Role.Joiner : RoleOf(char.GetUnicodeCategory(c));
        }
        value = c;
        if (!Rune.TryGetRuneAt(text, i, out var rune))
            return Role.Between;
        i++;
        value = (uint)Rune.ToLowerInvariant(rune).Value;
        return RoleOf(Rune.GetUnicodeCategory(rune));
    }

    private static Role RoleOf(UnicodeCategory category) => category switch
    {
        <= UnicodeCategory.OtherLetter => Role.Base,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => Role.Mark,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Role.Base,
        _ => Role.Between,
    };

    private static ulong[] Overlap(ReadOnlySpan<ulong> units, int size)
    {
        var shingles = new ulong[Math.Max(1, units.Length - size + 1)];
        for (var i = 0; i < shingles.Length; i++)
        {
            var hash = Golden;
            foreach (var unit in units.Slice(i, Math.Min(size, units.Length)))
                hash = BitOperations.RotateLeft(hash, 23) * Golden ^ unit;
            shingles[i] = Finish(hash);
        }
        return shingles;
    }

    private static ulong Whole(string text)
    {
        var hash = ~Golden;
        foreach (var c in text)
            if (!char.IsWhiteSpace(c))
                hash = Step(hash, c);
        return Finish(hash);
    }

    private static ulong[] Distinct(ulong[] ascending)
    {
        var kept = 1;
        for (var i = 1; i < ascending.Length; i++)
            if (ascending[i] != ascending[kept - 1])
                ascending[kept++] = ascending[i];
        return kept == ascending.Length ? ascending : ascending[..kept];
    }

    private static ulong Step(ulong hash, uint value)
    {
        hash = (hash ^ value) * 0xBF58476D1CE4E5B9;
        return hash ^ (hash >> 32);
    }

    // The finaliser of SplitMix64 (Steele, Lea and Flood, 2014): every bit of the input reaches every bit of the output.
    private static ulong Finish(ulong hash)
    {
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        return hash ^ (hash >> 31);
    }

    private enum Role
    {
        Between,
        Base,
        Mark,
        Joiner,
    }
}
