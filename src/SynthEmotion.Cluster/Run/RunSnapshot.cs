using SynthEmotion.Cluster.Protocols;

namespace SynthEmotion.Cluster.Run;

/// <summary>What the display of a run shows.</summary>
/// <param name="Phase">Where the run is.</param>
/// <param name="Languages">In tag order.</param>
/// <param name="Nodes">Generator nodes that reported in the last seconds.</param>
/// <param name="Elapsed">Since this start of the run.</param>
public sealed record RunSnapshot(RunPhase Phase, IReadOnlyList<LanguageSnapshot> Languages, IReadOnlyList<string> Nodes, TimeSpan Elapsed);

/// <summary>How a run ended.</summary>
/// <param name="CorpusVersion">The version that was made or found; null when the run did not come so far.</param>
/// <param name="Failure">Why it ended early; null when all is done.</param>
/// <param name="BadInput">True when the failure is the user's to mend (exit code 2).</param>
/// <param name="Languages">How far each language came.</param>
public sealed record RunOutcome(int? CorpusVersion, string? Failure, bool BadInput, IReadOnlyList<LanguageSnapshot> Languages);
