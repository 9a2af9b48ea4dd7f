using System.Globalization;
using System.Text;

namespace SynthEmotion.Training.Tokenization;

/// <summary>What a run of characters is, as far as the cutting into n-grams is concerned.</summary>
internal enum UnitKind
{
    /// <summary>A word of an alphabet or abugida, set off by spaces.</summary>
    Word,

    /// <summary>A word of Korean syllables: set off by spaces, but a character carries as much as two or three letters.</summary>
    Syllables,

    /// <summary>A run in a script that puts no spaces between words (Han, kana, Thai, Lao, Khmer, Burmese).</summary>
    Unspaced,

    /// <summary>Punctuation, symbols, emoji.</summary>
    Symbols,
}

/// <summary>
/// Cuts a text into runs that the n-grams are taken from. The text is folded first: NFKC, lower case, every digit to 0, and a character that
/// stands more than three times in a row to three, so that "Soooooo" and "soooo" are one word.
/// </summary>
internal static class TextUnits
{
    private const int LongestRun = 3;

    public static IEnumerable<(UnitKind Kind, string Text)> Of(string text)
    {
        var unit = new StringBuilder();
        UnitKind? kind = null;
        foreach (var rune in Fold(text))
        {
            var next = KindOf(rune, kind);
            if (next != kind && unit.Length > 0)
            {
                yield return (kind!.Value, unit.ToString());
                unit.Clear();
            }
            kind = next;
            if (next is not null)
                unit.Append(rune.ToString());
        }
        if (unit.Length > 0)
            yield return (kind!.Value, unit.ToString());
    }

    private static IEnumerable<Rune> Fold(string text)
    {
        Rune? last = null;
        var run = 0;
        foreach (var rune in WithoutLoneSurrogates(text).Normalize(NormalizationForm.FormKC).ToLowerInvariant().EnumerateRunes())
        {
            var folded = Rune.IsDigit(rune) ? new Rune('0') : rune;
            run = folded == last ? run + 1 : 1;
            last = folded;
            if (run <= LongestRun)
                yield return folded;
        }
    }

    /// <summary>Null ends a unit: space and control characters. Marks and joiners stay with what they follow.</summary>
    private static UnitKind? KindOf(Rune rune, UnitKind? current)
    {
        if (rune.Value is '\'' or 0x2019 && current == UnitKind.Word)
            return current;
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Control
                or UnicodeCategory.OtherNotAssigned => null,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
                or UnicodeCategory.ModifierSymbol => current ?? UnitKind.Word,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber => LetterKind(rune.Value),
            _ => UnitKind.Symbols,
        };
    }

    private static UnitKind LetterKind(int value) => value switch
    {
        >= 0xac00 and <= 0xd7a3 => UnitKind.Syllables,
        >= 0x0e00 and <= 0x0eff or >= 0x1000 and <= 0x109f or >= 0x1780 and <= 0x17ff => UnitKind.Unspaced,
        >= 0x3005 and <= 0x30ff or >= 0x31f0 and <= 0x31ff or >= 0x3400 and <= 0x9fff or >= 0xf900 and <= 0xfaff or >= 0x20000 and <= 0x3ffff => UnitKind.Unspaced,
        _ => UnitKind.Word,
    };

    /// <summary>Half of a surrogate pair becomes U+FFFD: Unicode normalisation refuses it.</summary>
    private static string WithoutLoneSurrogates(string text) =>
        text.Any(char.IsSurrogate) ? string.Concat(text.EnumerateRunes().Select(r => r.ToString())) : text;
}
