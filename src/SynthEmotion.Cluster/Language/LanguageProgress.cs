using System.Collections.Immutable;
using SynthEmotion.Cluster.Protocols;
using SynthEmotion.Domain;
using SynthEmotion.Planning;

namespace SynthEmotion.Cluster.Language;

/// <summary>
/// What an owner knows of its language's open batches: the plan's window, who works on what, and which outcomes wait for their turn. Immutable.
/// </summary>
/// <param name="Window">The plan's two open rounds.</param>
/// <param name="Leases">Batches lent out.</param>
/// <param name="Arrived">Outcomes that wait to be folded in plan order, by batch id.</param>
internal sealed record LanguageProgress(PlanWindow Window, LeaseTable Leases, ImmutableDictionary<string, FilteredBatch> Arrived)
{
    /// <summary>Progress at the start of an owner's life.</summary>
    public static LanguageProgress Begin(PlanWindow window, long owner) =>
        new(window, new LeaseTable(owner), ImmutableDictionary<string, FilteredBatch>.Empty.WithComparers(StringComparer.Ordinal));

    /// <summary>Lends up to <paramref name="free"/> open batches, earliest in the plan first.</summary>
    public (LanguageProgress Progress, IReadOnlyList<Lease> Granted) Grant(int free, string worker, DateTimeOffset deadline)
    {
        var table = Leases;
        var granted = new List<Lease>();
        foreach (var batch in Unlent().Take(free).ToList())
        {
            (table, var lease) = table.Grant(batch, worker, deadline);
            granted.Add(lease);
        }

        return (this with { Leases = table }, granted);
    }

    /// <summary>Takes an outcome; unchanged when the lease is stale, so that a late answer never counts twice.</summary>
    public LanguageProgress Arrive(LeaseNumber number, FilteredBatch outcome) =>
        Leases.TryEnd(number, out var table, out var batch) && batch == outcome.BatchId
            ? this with { Leases = table, Arrived = Arrived.SetItem(batch, outcome) }
            : this;

    /// <summary>Takes a batch back; unchanged when the lease is stale.</summary>
    public LanguageProgress HandBack(LeaseNumber number) => Leases.TryEnd(number, out var table, out _) ? this with { Leases = table } : this;

    /// <summary>True when an open batch is with nobody.</summary>
    public bool HasUnlent => Unlent().Any();

    /// <summary>The outcome whose turn it is; null when it has not arrived.</summary>
    public (BatchSpec Batch, FilteredBatch Outcome)? Ready =>
        Window.NextToFold is { } next && Arrived.TryGetValue(next.Id, out var outcome) ? (next, outcome) : null;

    /// <summary>Counts the outcome whose turn it was as folded.</summary>
    public LanguageProgress Folded(IEnumerable<LabelSet> accepted) =>
        this with { Arrived = Arrived.Remove(Window.NextToFold!.Id), Window = Window.Fold(accepted) };

    private IEnumerable<BatchSpec> Unlent()
    {
        var lent = Leases.Batches.ToHashSet(StringComparer.Ordinal);
        return Window.Open.Where(b => !lent.Contains(b.Id) && !Arrived.ContainsKey(b.Id));
    }
}
