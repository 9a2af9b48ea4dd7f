using SynthEmotion.Cluster.Protocols;
using SynthEmotion.Filtering;
using SynthEmotion.Generation;

namespace SynthEmotion.Cluster.Generation;

/// <summary>What flows through a node's filter actors: worker, language identification, label consistency, back to the worker. Never leaves the process.</summary>
internal static class FilterFlow
{
    /// <summary>From the worker to the first filter actor.</summary>
    public sealed record Filter(Lease Lease, BatchOutcome.Answered Answer);

    /// <summary>From filter actor to filter actor.</summary>
    public sealed record Judged(Lease Lease, BatchOutcome.Answered Answer, IReadOnlyList<FilteredCandidate> Candidates);

    /// <summary>From the last filter actor to the worker.</summary>
    public sealed record Filtered(Lease Lease, FilteredBatch Batch);

    /// <summary>From the last filter actor to the worker: the judge could not be asked now.</summary>
    public sealed record NotJudged(Lease Lease, string Failure);
}
