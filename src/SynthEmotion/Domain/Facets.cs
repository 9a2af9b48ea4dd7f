using System.Collections.Frozen;

namespace SynthEmotion.Domain;

/// <summary>
/// The facets of each label: members of its family that the plan asks for one by one, so that the whole family is covered.
/// A facet's name is unique over all labels, so it implies its label.
/// The inventory follows GoEmotions' labels (Demszky et al., ACL 2020).
/// </summary>
public static class Facets
{
    private static readonly FrozenDictionary<Emotion, string[]> ByLabel = new Dictionary<Emotion, string[]>
    {
        [Emotion.Anger] = ["outrage", "resentment", "hostility", "indignation", "jealousy"],
        [Emotion.Contempt] = ["scorn", "disapproval", "mockery", "condescension", "dismissal"],
        [Emotion.Disgust] = ["revulsion", "moral-disgust", "cringe", "distaste"],
        [Emotion.Fear] = ["terror", "nervousness", "worry", "dread", "unease"],
        [Emotion.Frustration] = ["annoyance", "exasperation", "impatience", "feeling-stuck"],
        [Emotion.Gratitude] = ["thanks", "indebtedness", "appreciation", "blessing"],
        [Emotion.Joy] = ["delight", "amusement", "pride", "relief", "optimism", "excitement", "admiration", "approval", "contentment"],
        [Emotion.Love] = ["affection", "caring", "longing-and-desire", "tenderness", "adoration", "compassion"],
        [Emotion.Neutral] = ["facts", "questions", "logistics", "advice", "definitions", "corrections"],
        [Emotion.Sadness] = ["grief", "disappointment", "remorse", "embarrassment-and-shame", "loneliness", "hopelessness", "pity"],
        [Emotion.Surprise] = ["astonishment", "confusion", "curiosity", "sudden-realisation", "disbelief"],
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Emotion> LabelByFacet =
        ByLabel.SelectMany(p => p.Value.Select(f => (Facet: f, Label: p.Key))).ToFrozenDictionary(p => p.Facet, p => p.Label);

    /// <summary>The facets of <paramref name="label"/>, in the order in which they are listed everywhere.</summary>
    public static IReadOnlyList<string> Of(Emotion label) => ByLabel[label];

    /// <summary>The label that <paramref name="facet"/> belongs to; false when there is no such facet.</summary>
    public static bool TryGetLabel(string facet, out Emotion label) => LabelByFacet.TryGetValue(facet, out label);
}
