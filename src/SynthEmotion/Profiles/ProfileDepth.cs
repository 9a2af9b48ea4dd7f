using SynthEmotion.Domain;

namespace SynthEmotion.Profiles;

/// <summary>
/// Measures whether a valid profile is deep enough for a corpus of tens of thousands of texts: the minima of docs/cultural-profiles.md.
/// A run works without them, only with fewer different texts and worse coverage.
/// </summary>
public static class ProfileDepth
{
    /// <summary>Jaccard similarity of two texts' shingles from which on a profile says the same thing twice.</summary>
    public const double TooAlike = 0.5;

    /// <summary>What falls short, one sentence each, in the order of the file's keys; empty when the profile is deep enough.</summary>
    public static IReadOnlyList<string> Check(CulturalProfile profile) =>
    [
        .. Glosses(profile), .. Sets(profile), .. ExemplarDepth.Check(profile), .. Situations(profile), .. Reactions(profile), .. OpenersAndTails(profile),
        .. Neutral(profile), .. OwnVarieties(profile), .. TextDepth.Check(profile),
    ];

    /// <summary>The problem that <paramref name="count"/> is under <paramref name="least"/>, or none.</summary>
    internal static IEnumerable<string> Least(string what, int count, int least) => count < least ? [$"{what}: {count}; at least {least} are needed"] : [];

    internal static Emotion LabelOf(string facet) => Facets.TryGetLabel(facet, out var label) ? label : throw new ArgumentException($"no facet {facet}", nameof(facet));

    private static IEnumerable<string> Glosses(CulturalProfile profile) =>
    [
        .. from label in profile.Labels from facet in label.Value.Facets
           from problem in Least($"labels.{label.Key.Name()}.facets.{facet.Key}: words", facet.Value.Length, 4) select problem,
        .. Least("display_rules", profile.DisplayRules.Length, 8),
        .. Least("registers", profile.Registers.Length, 6),
        .. Least("scenarios", profile.Scenarios.Length, 40),
        .. from idioms in profile.Idioms from problem in Least($"idioms.{idioms.Key.Name()}", idioms.Value.Length, 3) select problem,
        .. from variety in profile.Varieties where variety.Identify == VarietyIdentification.Markers
           from problem in Least($"varieties.{variety.Id}.markers", variety.Markers.Length, 10) select problem,
    ];

    private static IEnumerable<string> Sets(CulturalProfile profile)
    {
        var (pairs, triples) = (profile.LabelSets.Keys.Where(s => s.Count == 2).ToList(), profile.LabelSets.Keys.Where(s => s.Count == 3).ToList());
        return
        [
            .. Least("label_sets.pairs", pairs.Count, 20),
            .. Least("label_sets.triples", triples.Count, 6),
            .. Emotions.Felt.SelectMany(e => Least($"label_sets.pairs: with {e.Name()}", pairs.Count(s => s.Contains(e)), 3)),
            .. Emotions.Felt.SelectMany(e => Least($"label_sets.triples: with {e.Name()}", triples.Count(s => s.Contains(e)), 1)),
        ];
    }

    private static IEnumerable<string> Situations(CulturalProfile profile)
    {
        var raised = profile.Situations.Select(s => s.Raises.Select(LabelOf).ToHashSet()).ToList();
        return
        [
            .. Emotions.Felt.SelectMany(e => Least($"situations: that raise {e.Name()}", raised.Count(r => r.Contains(e)), 14)),
            .. Emotions.Felt.SelectMany(Facets.Of).SelectMany(f => Least($"situations: that raise {f}", profile.Situations.Count(s => s.Raises.Contains(f)), 5)),
            .. profile.LabelSets.Keys.Where(s => s.Count > 1)
                .SelectMany(set => Least($"situations: that raise {set} at once", raised.Count(r => set.Emotions.All(r.Contains)), 3)),
        ];
    }

    private static IEnumerable<string> Reactions(CulturalProfile profile)
    {
        var own = profile.Varieties.Where(v => v.OwnTexts).Select(v => v.Id).ToHashSet();
        int General(IEnumerable<ProfileText> texts) => texts.Count(t => t.Varieties.IsEmpty || !t.Varieties.All(own.Contains));
        return profile.Reactions.SelectMany(r => (string[])
        [
            .. Least($"reactions.{r.Key}.plain: outside varieties with texts of their own", General(r.Value.Plain), 6),
            .. Least($"reactions.{r.Key}.indirect: outside varieties with texts of their own", General(r.Value.Indirect), 2),
        ]);
    }

    private static IEnumerable<string> OpenersAndTails(CulturalProfile profile) => profile.Registers.SelectMany(r => (string[])
    [
        .. Least($"openers.{r.Id}", profile.Openers[r.Id].Length, 1),
        .. Least($"tails.{r.Id}", profile.Tails[r.Id].Length, 1),
    ]);

    private static IEnumerable<string> Neutral(CulturalProfile profile)
    {
        var texts = profile.Neutral.Values.SelectMany(t => t).ToList();
        return
        [
            .. profile.Neutral.SelectMany(n => Least($"neutral.{n.Key}", n.Value.Length, 15)),
            .. Least("neutral: in all", texts.Count, 150),
            .. profile.Registers.SelectMany(r => Least($"neutral: that fit register {r.Id}", texts.Count(t => t.Registers.IsEmpty || t.Registers.Contains(r.Id)), 10)),
        ];
    }

    private static IEnumerable<string> OwnVarieties(CulturalProfile profile)
    {
        foreach (var variety in profile.Varieties.Where(v => v.OwnTexts).Select(v => v.Id))
        {
            var facets = profile.Situations.Where(s => s.Varieties.Contains(variety)).SelectMany(s => s.Raises).ToHashSet();
            var labels = facets.Select(LabelOf).ToHashSet();
            foreach (var label in Emotions.Felt.Where(e => !labels.Contains(e)))
                yield return $"situations: of variety {variety} none raises {label.Name()}; a variety with texts of its own needs one an emotion";
            foreach (var facet in Emotions.Felt.SelectMany(Facets.Of).Where(facets.Contains))
            {
                var reactions = profile.Reactions[facet];
                if (!reactions.Plain.Any(t => t.Varieties.Contains(variety)) || !reactions.Indirect.Any(t => t.Varieties.Contains(variety)))
                    yield return $"reactions.{facet}: variety {variety} has situations that raise it; it needs a plain and an indirect reaction of its own";
            }
            foreach (var problem in Least($"neutral: of variety {variety}", profile.Neutral.Values.Sum(n => n.Count(t => t.Varieties.Contains(variety))), 4))
                yield return problem;
        }
    }
}
