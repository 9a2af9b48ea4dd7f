using SynthEmotion.Cluster.Protocols;
using SynthEmotion.Corpus;

namespace SynthEmotion.Cluster.Language;

/// <summary>All that an owner knows: open batches, what waits to be committed, what is committed. Immutable; every event gives the next one.</summary>
internal sealed record LanguageWork
{
    private readonly IReadOnlyList<PlanSegment> segments;
    private readonly int shardSize;

    private LanguageWork(RecoveredLanguage recovered, long owner, int shardSize)
    {
        Progress = LanguageProgress.Begin(recovered.Window, owner);
        segments = recovered.Segments;
        Manifest = recovered.Manifest;
        Target = recovered.Target;
        IsFinished = recovered.IsFinished;
        this.shardSize = shardSize;
    }

    /// <summary>N.</summary>
    public int Target { get; }

    /// <summary>The last manifest; null before the first.</summary>
    public LanguageManifest? Manifest { get; private init; }

    /// <summary>True when the language is complete and all of it is committed.</summary>
    public bool IsFinished { get; private init; }

    private LanguageProgress Progress { get; init; }

    private PendingCommit Pending { get; init; } = PendingCommit.Empty;

    private IReadOnlyList<NamedCount> Postponed { get; init; } = [];

    private bool RoundClosed { get; init; }

    private double Cost { get; init; }

    /// <summary>True when an open batch is with nobody.</summary>
    public bool HasUnlent => !IsFinished && Progress.HasUnlent;

    /// <summary>The commit that is due now: at the end of a round with enough samples, and at the language's end. Null: none.</summary>
    public ShardCommit? CommitDue =>
        IsFinished || !(Progress.Window.IsComplete || (RoundClosed && Pending.Accepted.Count >= shardSize))
            ? null
            : Pending.ToCommit(Progress.Window, segments, Target, Manifest, Completion());

    /// <summary>The batch whose turn it is, when its outcome is there.</summary>
    public DedupActor.Fold? FoldDue => IsFinished || Progress.Ready is not var (batch, outcome)
        ? null
        : new DedupActor.Fold(batch, outcome, batch.Samples.Select(s => s.Labels).Distinct().ToDictionary(l => l, Progress.Window.Room));

    /// <summary>The start of an owner's life.</summary>
    public static LanguageWork Begin(RecoveredLanguage recovered, long owner, int shardSize) => new(recovered, owner, shardSize);

    /// <summary>Lends up to <paramref name="free"/> batches.</summary>
    public (LanguageWork Work, IReadOnlyList<Lease> Granted) Grant(int free, string worker, DateTimeOffset deadline)
    {
        if (IsFinished)
            return (this, []);
        var (next, granted) = Progress.Grant(free, worker, deadline);
        return (this with { Progress = next }, granted);
    }

    /// <summary>Takes an outcome.</summary>
    public LanguageWork Arrive(LeaseNumber number, FilteredBatch outcome) => this with { Progress = Progress.Arrive(number, outcome) };

    /// <summary>Takes a batch back, and counts why.</summary>
    public LanguageWork HandBack(LeaseNumber number, string failure) =>
        this with { Progress = Progress.HandBack(number), Postponed = NamedCount.Sum(Postponed, [new NamedCount(failure, 1)]) };

    /// <summary>Takes back what a lost worker had.</summary>
    public LanguageWork Release(string worker) => this with { Progress = Progress with { Leases = Progress.Leases.Release(worker) } };

    /// <summary>Takes back what is overdue.</summary>
    public LanguageWork Expire(DateTimeOffset now) => this with { Progress = Progress with { Leases = Progress.Leases.Expire(now) } };

    /// <summary>Counts a folded batch.</summary>
    public LanguageWork Fold(FoldedBatch batch, double batchCost)
    {
        var next = Progress.Folded(batch.Accepted.Select(s => s.Labels));
        return this with
        {
            Progress = next,
            Pending = Pending.Add(batch),
            RoundClosed = next.Window.Folded == 0,
            Cost = Cost + batchCost,
        };
    }

    /// <summary>Goes on from a new manifest.</summary>
    public LanguageWork Committed(LanguageManifest manifest) =>
        this with { Manifest = manifest, Pending = PendingCommit.Empty, RoundClosed = false, IsFinished = manifest.Completion.Complete };

    /// <summary>How far the language is.</summary>
    public LanguageSnapshot Snapshot()
    {
        var state = IsFinished ? Manifest!.LastFold : Progress.Window.Running;
        var completion = IsFinished ? Manifest!.Completion : Corpus.Completion.Ongoing;
        return new LanguageSnapshot(
            Progress.Window.Language,
            Target,
            state.Asked,
            state.Accepted,
            Counts(Manifest?.Drops, NamedCount.Of(Pending.Rejects.Select(r => r.Reason))),
            Counts(NamedCount.Sum(Manifest?.Failures ?? [], Postponed), Pending.Failures),
            Cost,
            Manifest?.Number ?? 0,
            IsFinished,
            completion.ShortBy,
            completion.ShortBecause);
    }

    private Completion Completion()
    {
        var window = Progress.Window;
        if (!window.IsComplete)
            return Corpus.Completion.Ongoing;
        var lacking = window.GivenUp;
        return lacking.Count == 0
            ? Corpus.Completion.Full
            : Corpus.Completion.Short(
                lacking.Sum(g => g.Cell.Quota - g.Progress.Accepted),
                "asked as often as allowed: " + string.Join(", ", lacking.Select(g => $"{g.Cell.Labels} {g.Progress.Accepted} of {g.Cell.Quota} from {g.Progress.Asked}")));
    }

    private static Dictionary<string, long> Counts(IReadOnlyList<NamedCount>? committed, IReadOnlyList<NamedCount> open) =>
        NamedCount.Sum(committed ?? [], open).ToDictionary(c => c.Name, c => c.Count, StringComparer.Ordinal);
}
