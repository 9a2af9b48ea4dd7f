using System.Collections.Concurrent;
using SynthEmotion.Domain;
using SynthEmotion.Profiles;

namespace SynthEmotion.Filtering;

/// <summary>Drops texts whose surface contradicts their labels, by the few rules that need no model.</summary>
internal sealed class ConsistencyFilter(ConsistencyOptions options) : SampleFilter
{
    private readonly ConcurrentDictionary<string, string[]> emojiByProfile = new(StringComparer.Ordinal);

    public override string Name => "consistency";

    public override Verdict Judge(FilterContext context)
    {
        var spec = context.Candidate.Spec;
        if (spec.Labels.Contains(Emotion.Neutral))
            return Neutral(context);
        if (options.ImpliedWithoutWords && spec.Explicitness == Explicitness.Implied)
            return Implied(context);
        return Verdict.Keep;
    }

    private Verdict Neutral(FilterContext context)
    {
        var marks = context.Text.Sum(c => c switch { '!' or '！' or '¡' or '❗' or '❕' => 1, '‼' => 2, _ => 0 });
        if (marks >= options.ExclamationMarks)
            return Verdict.Drop("emotional-neutral", marks, "exclamation marks");
        var emoji = emojiByProfile.GetOrAdd(context.Profile.Hash, _ => EmojiOf(context.Profile)).FirstOrDefault(e => context.Text.Contains(e, StringComparison.Ordinal));
        return emoji is null ? Verdict.Keep : Verdict.Drop("emotional-neutral", detail: emoji);
    }

    private static Verdict Implied(FilterContext context)
    {
        var words = context.Candidate.Spec.Labels.Emotions.SelectMany(e => context.Profile.Labels[e].Facets.Values).SelectMany(w => w);
        var said = words.FirstOrDefault(w => LanguageFilter.HasWord(context.Text, w));
        return said is null ? Verdict.Keep : Verdict.Drop("not-implied", detail: said);
    }

    // Profiles list laughs such as "jaja" or "www" with their emoji: letters may be part of an ordinary word, so only signs count.
    private static string[] EmojiOf(CulturalProfile profile) =>
        [.. profile.Emoji.ByEmotion.Values.SelectMany(e => e).Where(e => !e.Any(char.IsLetterOrDigit)).Distinct().Order(StringComparer.Ordinal)];
}
