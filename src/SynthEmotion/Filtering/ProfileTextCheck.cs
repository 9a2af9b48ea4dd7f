using SynthEmotion.Domain;
using SynthEmotion.Generation;
using SynthEmotion.Planning;
using SynthEmotion.Profiles;

namespace SynthEmotion.Filtering;

/// <summary>
/// Puts a profile's own texts before the filters of script and language: what they would drop is in the wrong script, in another language (English left in by
/// mistake above all), or in a variety without its marker words.
/// </summary>
public static class ProfileTextCheck
{
    /// <summary>One sentence a text that would be dropped, in the order of the file; empty when all is well.</summary>
    public static IReadOnlyList<string> Check(CulturalProfile profile, FilterOptions options)
    {
        SampleFilter script = new ScriptFilter(options.Script);
        SampleFilter language = new LanguageFilter(options.Language);
        SampleFilter surer = new LanguageFilter(options.Language with { HighAccuracy = true });
        var problems = new List<string>();
        foreach (var (where, text, variety, whole) in Texts(profile))
        {
            var context = new FilterContext(Asked(variety), TextNormaliser.Normalise(text), profile);
            // Marker words are asked of whole texts only: a situation and a reaction meet in one sample.
            var asked = whole || context.Variety.Identify != VarietyIdentification.Markers ? new[] { script, language } : [script];
            var verdict = asked.Select(f => f.Judge(context)).FirstOrDefault(v => !v.Keeps);
            // Trigrams alone are wrong about three texts in a thousand; the larger models have the last word, and are loaded only then.
            if (verdict.Reason == LanguageFilter.OtherLanguage)
                verdict = surer.Judge(context);
            if (!verdict.Keeps)
                problems.Add(FormattableString.Invariant($"{where}: {verdict.Reason} {verdict.Detail} ({verdict.Score:0.00}) as {variety}: {text}"));
        }

        return problems;
    }

    private static IEnumerable<(string Where, string Text, string Variety, bool Whole)> Texts(CulturalProfile profile)
    {
        var main = profile.Varieties[0].Id;
        IEnumerable<(string, string, string, bool)> Of(string where, IEnumerable<ProfileText> texts, bool whole) =>
            texts.Select((t, i) => ($"{where}[{i + 1}]", t.Text, t.Varieties.FirstOrDefault() ?? main, whole));
        return
        [
            .. profile.Exemplars.Select((e, i) => ($"exemplars[{i + 1}]", e.Text, e.Variety ?? main, true)),
            .. profile.Situations.Select(s => ($"situations.{s.Id}", s.Text, s.Varieties.FirstOrDefault() ?? main, false)),
            .. profile.Reactions.SelectMany(r => Of($"reactions.{r.Key}.plain", r.Value.Plain, false).Concat(Of($"reactions.{r.Key}.indirect", r.Value.Indirect, false))),
            .. profile.Neutral.SelectMany(n => Of($"neutral.{n.Key}", n.Value, true)),
        ];
    }

    // Only the variety matters to these filters.
    private static Candidate Asked(string variety)
    {
        var neutral = LabelSet.Of(Emotion.Neutral);
        return new Candidate(0, new SampleSpec(neutral, [Facets.Of(Emotion.Neutral)[0]], Explicitness.None, "", "", variety, SampleLength.Long), "", neutral, null);
    }
}
