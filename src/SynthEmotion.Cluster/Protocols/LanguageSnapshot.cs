using SynthEmotion.Domain;

namespace SynthEmotion.Cluster.Protocols;

/// <summary>How far a language is: for the display, the coordinator's decisions and the end of the run.</summary>
/// <param name="Language">The language.</param>
/// <param name="Target">N.</param>
/// <param name="Requested">Samples asked for in folded batches, over the corpus's life.</param>
/// <param name="Accepted">Samples accepted, over the corpus's life.</param>
/// <param name="Dropped">Drops by reason.</param>
/// <param name="Failures">Failures by name; postponed calls too.</param>
/// <param name="Cost">Cost of the batches folded by this owner since it started.</param>
/// <param name="Manifest">Number of the last manifest; 0 before the first.</param>
/// <param name="IsComplete">Finished or short, and committed.</param>
/// <param name="ShortBy">Samples that the language lacks.</param>
/// <param name="ShortBecause">Why, where it lacks any.</param>
public sealed record LanguageSnapshot(
    LanguageTag Language,
    int Target,
    int Requested,
    int Accepted,
    IReadOnlyDictionary<string, long> Dropped,
    IReadOnlyDictionary<string, long> Failures,
    double Cost,
    int Manifest,
    bool IsComplete,
    int ShortBy,
    string? ShortBecause)
{
    /// <summary>A language whose owner has not reported yet.</summary>
    public static LanguageSnapshot Unheard(LanguageTag language, int target) =>
        new(language, target, 0, 0, NoCounts, NoCounts, 0, 0, false, 0, null);

    private static IReadOnlyDictionary<string, long> NoCounts { get; } = new Dictionary<string, long>();
}
