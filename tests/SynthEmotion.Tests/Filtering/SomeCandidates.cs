using SynthEmotion.Domain;
using SynthEmotion.Generation;
using SynthEmotion.Planning;

namespace SynthEmotion.Tests.Filtering;

/// <summary>Candidates as a parser gives them.</summary>
internal static class SomeCandidates
{
    public static Candidate Of(
        string text, Emotion label = Emotion.Anger, SampleLength length = SampleLength.Short, string variety = "general", Explicitness explicitness = Explicitness.Plain) =>
        new(0, Spec(label, length, variety, explicitness), text, LabelSet.Of(label), null);

    private static SampleSpec Spec(Emotion label, SampleLength length, string variety, Explicitness explicitness) => new(
        LabelSet.Of(label), [Facets.Of(label)[0]], label == Emotion.Neutral ? Explicitness.None : explicitness, label == Emotion.Neutral ? "" : "late-train", "chat", variety, length);
}
