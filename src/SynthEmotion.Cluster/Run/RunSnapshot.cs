using SynthEmotion.Domain;

namespace SynthEmotion.Cluster.Run;

/// <summary>What the display of a run shows. Cost and counts as defined in <see cref="LanguageProgressView"/>.</summary>
/// <param name="Phase">Where the run is.</param>
/// <param name="Languages">In tag order.</param>
/// <param name="Nodes">Generator nodes that reported in the last seconds.</param>
/// <param name="Elapsed">Since this start of the run.</param>
public sealed record RunSnapshot(RunPhase Phase, IReadOnlyList<LanguageProgressView> Languages, IReadOnlyList<string> Nodes, TimeSpan Elapsed);

/// <summary>One language in the display.</summary>
/// <param name="Language">The language.</param>
/// <param name="Target">N.</param>
/// <param name="Requested">Samples asked for.</param>
/// <param name="Accepted">Samples accepted.</param>
/// <param name="Dropped">Drops by reason.</param>
/// <param name="Failures">Failures by name.</param>
/// <param name="Cost">Cost of this start's answers.</param>
/// <param name="IsComplete">Finished or short, and committed.</param>
/// <param name="ShortBy">Samples that it lacks at the end.</param>
/// <param name="ShortBecause">Why.</param>
public sealed record LanguageProgressView(
    LanguageTag Language,
    int Target,
    int Requested,
    int Accepted,
    IReadOnlyDictionary<string, long> Dropped,
    IReadOnlyDictionary<string, long> Failures,
    double Cost,
    bool IsComplete,
    int ShortBy,
    string? ShortBecause);

/// <summary>How a run ended.</summary>
/// <param name="CorpusVersion">The version that was made or found; null when the run did not come so far.</param>
/// <param name="Failure">Why it ended early; null when all is done.</param>
/// <param name="BadInput">True when the failure is the user's to mend (exit code 2).</param>
/// <param name="Languages">How far each language came.</param>
public sealed record RunOutcome(int? CorpusVersion, string? Failure, bool BadInput, IReadOnlyList<LanguageProgressView> Languages);
