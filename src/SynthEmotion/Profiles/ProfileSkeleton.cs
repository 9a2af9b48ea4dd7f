using System.Globalization;
using System.Text;
using SynthEmotion.Domain;

namespace SynthEmotion.Profiles;

/// <summary>
/// A commented skeleton of a new profile: every key, in the order of the format, with the content of another profile beside it as a hint. Shares, label sets and limits are
/// taken over to be reconsidered; every text is left to be written, so that the loader refuses the file until it is.
/// </summary>
public static class ProfileSkeleton
{
    private const int Hints = 3;

    /// <summary>The skeleton's text.</summary>
    /// <param name="tag">Tag of the new language.</param>
    /// <param name="from">The profile that gives hints and numbers, best one of a neighbouring culture.</param>
    public static string Write(LanguageTag tag, CulturalProfile from)
    {
        var yaml = new StringBuilder();
        Head(yaml, tag, from);
        Labels(yaml, from);
        Life(yaml, from);
        Writing(yaml, from);
        Texts(yaml, from);
        return yaml.ToString();
    }

    private static void Head(StringBuilder yaml, LanguageTag tag, CulturalProfile from) => Line(yaml, $$"""
        # yaml-language-server: $schema=schema/profile.schema.json
        # Skeleton of a cultural profile. docs/cultural-profiles.md says what each key is for and how much of it is needed, docs/adding-a-language.md how to go about it.
        # Write in the language itself, from life there: nothing is to be translated. Lines that begin with "# {{from.Tag}}:" are hints from that profile.
        # `synthemotion profile check {{tag}}` says what is still missing.
        tag: {{tag}}
        name: ""                     # English name
        native_name: ""              # the language's own name for itself
        shingle: {unit: {{from.Shingle.Unit.ToString().ToLowerInvariant()}}, size: {{from.Shingle.Size}}}      # word and 3; character and 5 for scripts written without spaces
        """);

    private static void Labels(StringBuilder yaml, CulturalProfile from)
    {
        Line(yaml, "\nlabels:                       # four or more words or set phrases a facet, slang, interjections and emoji included");
        foreach (var emotion in Emotions.All)
        {
            Line(yaml, $"  {emotion.Name()}:                # {from.Tag}: {from.Labels[emotion].Word}");
            Line(yaml, "    word: \"\"\n    definition: \"\"             # what it covers here\n    differs: \"\"                # from its nearest neighbours here");
            if (emotion == Emotion.Neutral)
                continue;
            Line(yaml, "    facets:");
            foreach (var facet in Facets.Of(emotion))
                Line(yaml, $"      {facet}: []      # {from.Tag}: {Hint(from.Labels[emotion].Facets.GetValueOrDefault(facet, []))}");
        }
    }

    private static void Life(StringBuilder yaml, CulturalProfile from)
    {
        Line(yaml, "\ndisplay_rules:                # eight or more: who may show what to whom, and how");
        Line(yaml, $"  # {from.Tag}: {from.DisplayRules.FirstOrDefault()}\n  - \"\"");
        Line(yaml, "\nregisters:                    # six or more; shares sum to 1");
        foreach (var register in from.Registers)
            Line(yaml, $"  {register.Id}: {{share: {Number(register.Share)}, description: \"\"}}");
        Line(yaml, "\nscenarios:                    # forty or more, rooted in the place, each with the emotions that it plausibly raises");
        Line(yaml, $"  # {from.Tag}: {from.Scenarios.FirstOrDefault()?.Text}\n  some-scenario: {{text: \"\", emotions: []}}");
        Line(yaml, "\nidioms:                       # three or more an emotion");
        foreach (var emotion in Emotions.Felt)
            Line(yaml, $"  {emotion.Name()}: []      # {from.Tag}: {Hint(from.Idioms.GetValueOrDefault(emotion, []))}");
        Line(yaml, "\nemoji:\n  habits: \"\"                  # who uses them where");
        foreach (var emotion in Emotions.Felt)
            Line(yaml, $"  {emotion.Name()}: []      # {from.Tag}: {string.Join(' ', from.Emoji.ByEmotion.GetValueOrDefault(emotion, []))}");
    }

    private static void Writing(StringBuilder yaml, CulturalProfile from)
    {
        Line(yaml, "\nvarieties:                    # ways of writing: regions, scripts, romanisation, code-mixing; the first is the main one; shares sum to 1");
        Line(yaml, "  general: {share: 1, name: \"\", description: \"\", scripts: [Latn], identify: engine}      # identify: engine | script | markers");
        Line(yaml, "\ntaboos:                       # what a text must not contain or joke about\n  - \"\"");
        Line(yaml, "\nlabel_sets:                   # which emotions live together here; every emotion in at least three pairs and one triple");
        foreach (var (name, size) in new[] { ("pairs", 2), ("triples", 3) })
        {
            Line(yaml, $"  {name}:");
            foreach (var (set, weight) in from.LabelSets.Where(s => s.Key.Count == size))
                Line(yaml, $"    {set}: {Number(weight)}");
        }

        Line(yaml, "\nlengths:                      # up_to in characters");
        foreach (var (length, limit) in from.Lengths)
            Line(yaml, $"  {length.ToString().ToLowerInvariant()}: {{share: {Number(limit.Share)}, up_to: {limit.UpTo}}}");
        Line(yaml, "\nexplicitness: {" + string.Join(", ", from.ExplicitnessShares.Select(e => $"{e.Key.ToString().ToLowerInvariant()}: {Number(e.Value)}")) + "}");
        Line(yaml, "\n# accept: tags that count as this language; confusable: tags that the engine takes it for; threshold: confidence in another language that drops a text");
        Line(yaml, "identification: {accept: [], confusable: [], threshold: 0.9}");
    }

    private static void Texts(StringBuilder yaml, CulturalProfile from)
    {
        Line(yaml, "\nexemplars:                    # ten texts an emotion, thirty with several labels, every facet; about 60 % plain\n  - {text: \"\", facets: [], explicitness: plain, register: \"\"}");
        Line(yaml, "\nsituations:                   # what happened, in whole sentences without a word of feeling; each facet raised by five, each label set by three");
        Line(yaml, $"  # {from.Tag}: {from.Situations.FirstOrDefault()?.Text}\n  some-situation: {{text: \"\", scenario: some-scenario, raises: []}}");
        Line(yaml, "\nreactions:                    # six plain and two indirect a facet: whole sentences that fit every situation that raises it");
        foreach (var facet in Emotions.Felt.SelectMany(Facets.Of))
            Line(yaml, $"  {facet}:               # {from.Tag}: {from.Reactions.GetValueOrDefault(facet)?.Plain.FirstOrDefault()?.Text}\n    plain: []\n    indirect: []");
        foreach (var (key, texts) in new[] { ("openers", from.Openers), ("tails", from.Tails) })
        {
            Line(yaml, $"\n{key}:                      # by register, without a feeling of their own");
            foreach (var register in from.Registers)
                Line(yaml, $"  {register.Id}: []      # {from.Tag}: {texts.GetValueOrDefault(register.Id, []).FirstOrDefault()?.Text}");
        }

        Line(yaml, "\nneutral:                      # whole texts, 150 in all, a third about what elsewhere raises emotion");
        foreach (var facet in Facets.Of(Emotion.Neutral))
            Line(yaml, $"  {facet}: []      # {from.Tag}: {from.Neutral.GetValueOrDefault(facet, []).FirstOrDefault()?.Text}");
    }

    private static string Hint(IEnumerable<string> words) => string.Join(" · ", words.Take(Hints));

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static void Line(StringBuilder yaml, string line) => yaml.Append(line.ReplaceLineEndings("\n")).Append('\n');
}
