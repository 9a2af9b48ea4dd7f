using System.Collections.Immutable;
using SynthEmotion.Corpus;
using SynthEmotion.Domain;
using SynthEmotion.Planning;

namespace SynthEmotion.Cluster.Language;

/// <summary>What was folded since the last manifest. Immutable.</summary>
internal sealed record PendingCommit
{
    /// <summary>Nothing yet.</summary>
    public static PendingCommit Empty { get; } = new();

    /// <summary>Accepted samples, in fold order.</summary>
    public ImmutableList<Sample> Accepted { get; private init; } = [];

    /// <summary>Dropped candidates, in fold order.</summary>
    public ImmutableList<Reject> Rejects { get; private init; } = [];

    /// <summary>Named failures.</summary>
    public ImmutableList<NamedCount> Failures { get; private init; } = [];

    private ImmutableList<SampleSignature> Signatures { get; init; } = [];

    private int Unanswered { get; init; }

    /// <summary>With one more folded batch.</summary>
    public PendingCommit Add(FoldedBatch batch) => this with
    {
        Accepted = Accepted.AddRange(batch.Accepted),
        Rejects = Rejects.AddRange(batch.Rejects),
        Failures = Failures.AddRange(batch.Failures),
        Signatures = Signatures.AddRange(batch.Signatures),
        Unanswered = Unanswered + batch.Unanswered,
    };

    /// <summary>The commit of all this, at the end of a round or of the language.</summary>
    /// <param name="window">The window after the last folded batch.</param>
    /// <param name="segments">The language's plan segments.</param>
    /// <param name="target">N.</param>
    /// <param name="predecessor">The last manifest.</param>
    /// <param name="completion">Whether the language ends here.</param>
    public ShardCommit ToCommit(
        PlanWindow window, IReadOnlyList<PlanSegment> segments, int target, LanguageManifest? predecessor, Completion completion)
    {
        // In the middle of a round (the last cell was filled there) the running state is the last one; else the closed rounds are.
        var (previous, last) = window.Folded > 0 ? (window.Last, window.Running) : (window.Previous, window.Last);
        return new ShardCommit
        {
            Language = window.Language,
            Segments = segments,
            FirstRound = (predecessor?.LastRound ?? -1) + 1,
            LastRound = last.Round,
            Target = target,
            Accepted = Accepted,
            Rejects = Rejects,
            Signatures = Signatures,
            Failures = NamedCount.Sum(Failures, []).ToList(),
            Unanswered = Unanswered,
            PreviousFold = previous,
            LastFold = last,
            Completion = completion,
        };
    }
}
