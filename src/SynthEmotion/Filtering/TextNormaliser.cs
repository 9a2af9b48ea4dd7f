using System.Globalization;
using System.Text;

namespace SynthEmotion.Filtering;

/// <summary>
/// Gives equal texts equal bytes: NFC, single spaces, no control characters, no invisible ones but those that scripts and emoji need.
/// Applying it twice changes nothing.
/// </summary>
public static class TextNormaliser
{
    private const int BlackFlag = 0x1F3F4;

    /// <summary>
    /// <paramref name="text"/> in NFC, every run of white space one space, trimmed. Taken out: control, format, private-use and non-characters and lone
    /// surrogates. Left in: the zero-width joiner and non-joiner, variation selectors, Arabic and other signs that enclose numbers, and the tags
    /// that make a flag emoji of a region.
    /// </summary>
    public static string Normalise(string text)
    {
        var kept = new StringBuilder(text.Length);
        var (space, inFlag) = (false, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
                continue;
            i += rune.Utf16SequenceLength - 1;
            if (Rune.IsWhiteSpace(rune))
            {
                (space, inFlag) = (true, false);
                continue;
            }
            inFlag = rune.Value == BlackFlag || (inFlag && IsTag(rune));
            if (!Stays(rune, inFlag))
                continue;
            if (space && kept.Length > 0)
                kept.Append(' ');
            space = false;
            kept.Append(rune.ToString());
        }
        return kept.ToString().Normalize(NormalizationForm.FormC);
    }

    private static bool Stays(Rune rune, bool inFlag) => rune.Value switch
    {
        0x200C or 0x200D => true,
        >= 0x600 and <= 0x605 or 0x6DD or 0x70F or 0x890 or 0x891 or 0x8E2 or 0x110BD or 0x110CD => true,
        >= 0xFDD0 and <= 0xFDEF or 0xFFFD => false,
        _ when (rune.Value & 0xFFFE) == 0xFFFE => false,
        _ when IsTag(rune) => inFlag,
        _ => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate),
    };

    private static bool IsTag(Rune rune) => rune.Value is >= 0xE0020 and <= 0xE007F;
}
