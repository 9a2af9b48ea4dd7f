using System.Text;
using SynthEmotion.Domain;
using SynthEmotion.Profiles;

namespace SynthEmotion.Filtering;

/// <summary>
/// Drops a text only when it is surely in another language. What "surely" means is the profile's to say, for a single threshold over all languages
/// throws away the small ones; short texts, and varieties that an engine does not know, are left to script and marker words.
/// </summary>
internal sealed class LanguageFilter(LanguageOptions options) : SampleFilter
{
    /// <summary>Reason of a text that is surely in another language; the score is the confidence, the detail the language.</summary>
    public const string OtherLanguage = "other-language";

    public override string Name => "language";

    public override Verdict Judge(FilterContext context) => Judge(context.Text, context.Profile.Identification, context.Variety);

    public Verdict Judge(string text, IdentificationPolicy policy, Variety variety)
    {
        var letters = text.EnumerateRunes().Count(Rune.IsLetter);
        if (variety.Identify == VarietyIdentification.Script || letters < options.LeastLetters)
            return Verdict.Keep;
        if (variety.Identify == VarietyIdentification.Markers)
            return variety.Markers.Any(m => HasWord(text, m)) ? Verdict.Keep : Verdict.Drop("no-marker-word", detail: variety.Id);
        var identifier = LanguageIdentifier.For([.. options.Languages, .. policy.Accept, .. policy.Confusable], options.HighAccuracy);
        if (!policy.Accept.Any(identifier.Knows) || identifier.Identify(text) is not { } found)
            return Verdict.Keep;
        var other = !policy.Accept.Contains(found.Tag) && !policy.Confusable.Contains(found.Tag);
        return other && found.Confidence >= Threshold(policy.Threshold, letters) ? Verdict.Drop(OtherLanguage, found.Confidence, found.Tag.ToString()) : Verdict.Keep;
    }

    // Trigrams alone are too sure of themselves on short texts: of those with 20 to 30 letters they take 3.8 % for another language with a confidence
    // of 0.9, of those with 60 and more 0.1 %. Letting the doubt allowed shrink with the cube of the length evens that out (docs/filters.md).
    private double Threshold(double threshold, int letters)
    {
        if (options.HighAccuracy || letters >= options.SureLetters)
            return threshold;
        var share = (double)letters / options.SureLetters;
        return 1 - (1 - threshold) * share * share * share;
    }

    /// <summary>
    /// True when <paramref name="word"/> stands in the text with no letter or digit beside it, in whatever case. At an edge where the word is of a script written
    /// without spaces, anything may stand beside it.
    /// </summary>
    public static bool HasWord(string text, string word)
    {
        var (openStart, openEnd) = (IsUnspaced(word.EnumerateRunes().First()), IsUnspaced(word.EnumerateRunes().Last()));
        for (var at = 0; (at = text.IndexOf(word, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            var end = at + word.Length;
            if ((openStart || at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (openEnd || end == text.Length || !char.IsLetterOrDigit(text[end])))
                return true;
        }
        return false;
    }

    private static bool IsUnspaced(Rune rune) => UnicodeScripts.Of(rune) is "Hani" or "Hira" or "Kana" or "Thai" or "Laoo" or "Khmr" or "Mymr";
}
