using System.Globalization;
using System.Text;
using SynthEmotion.Profiles;

namespace SynthEmotion.Filtering;

/// <summary>What a near-duplicate index knows a text by. Making one is the costly part, needs no index and may run on any thread.</summary>
public sealed class TextSketch
{
    internal TextSketch(ulong[] shingles, uint[] signature, UInt128 letters) => (Shingles, Signature, Letters) = (shingles, signature, letters);

    internal ulong[] Shingles { get; }

    internal uint[] Signature { get; }

    /// <summary>Hash of the letters alone, whatever case, spaces, digits, punctuation and emoji.</summary>
    internal UInt128 Letters { get; }

    /// <summary>The MinHash signature: 4 bytes a permutation, little-endian.</summary>
    public byte[] SignatureBytes() => MinHash.ToBytes(Signature);

    /// <summary>128 bits of the case-folded letters and marks of <paramref name="text"/>; of all but white space, where it has no letter.</summary>
    internal static UInt128 LettersOf(string text)
    {
        var (low, high, any) = (0x9E3779B97F4A7C15UL, 0xC2B2AE3D27D4EB4FUL, false);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsLetterOrMark(rune, any))
                continue;
            any = true;
            Add(Rune.ToLowerInvariant(rune).Value, ref low, ref high);
        }
        if (!any)
            foreach (var rune in text.EnumerateRunes())
                if (!Rune.IsWhiteSpace(rune))
                    Add(~rune.Value, ref low, ref high);
        return new UInt128(high, low);
    }

    private static void Add(int value, ref ulong low, ref ulong high)
    {
        low = (low ^ (uint)value) * 0xBF58476D1CE4E5B9;
        low ^= low >> 32;
        high = (high + (uint)value) * 0x94D049BB133111EB;
        high ^= high >> 29;
    }

    // A variation selector is a mark by category and belongs to an emoji; a mark that no letter precedes is no part of a word either.
    private static bool IsLetterOrMark(Rune rune, bool afterLetter) => Rune.IsLetter(rune)
        || (afterLetter && rune.Value is not (>= 0xFE00 and <= 0xFE0F)
            && Rune.GetUnicodeCategory(rune) is (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark));
}

/// <summary>Makes sketches for one language.</summary>
/// <param name="unit">What the language's shingles are.</param>
/// <param name="options">Length of the signatures.</param>
public sealed class TextSketcher(ShingleUnit unit, NearDuplicateOptions options)
{
    private readonly MinHash minHash = new(options.Permutations);

    /// <summary>The sketch of a normalised text.</summary>
    public TextSketch Sketch(string text)
    {
        var shingles = Shingles.Of(text, unit);
        return new TextSketch(shingles, minHash.Sign(shingles), TextSketch.LettersOf(text));
    }

    /// <summary>The sketch of a text whose signature was stored, several times cheaper.</summary>
    /// <exception cref="ArgumentException">The signature has another length than these options make.</exception>
    public TextSketch Sketch(string text, ReadOnlySpan<byte> signature) =>
        new(Shingles.Of(text, unit), MinHash.FromBytes(signature, options.Permutations), TextSketch.LettersOf(text));
}
