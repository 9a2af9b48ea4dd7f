using System.Collections.Immutable;
using SynthEmotion.Cluster.Protocols;
using SynthEmotion.Planning;

namespace SynthEmotion.Cluster.Language;

/// <summary>
/// Who works on which batch until when. Immutable. A lease ends by outcome, deadline, loss of its worker, or hand-back; a number that is not in the
/// table is stale and its outcome is not counted.
/// </summary>
internal sealed record LeaseTable
{
    private readonly long owner;
    private readonly long next = 1;
    private readonly ImmutableSortedDictionary<long, Held> held = ImmutableSortedDictionary<long, Held>.Empty;

    /// <summary>An empty table.</summary>
    /// <param name="owner">Unique id of the owner's node.</param>
    public LeaseTable(long owner) => this.owner = owner;

    /// <summary>Batches on lease.</summary>
    public IEnumerable<string> Batches => held.Values.Select(h => h.Batch);

    /// <summary>Leases that are out.</summary>
    public int Count => held.Count;

    /// <summary>Lends <paramref name="batch"/> to <paramref name="worker"/>.</summary>
    public (LeaseTable Table, Lease Lease) Grant(BatchSpec batch, string worker, DateTimeOffset deadline)
    {
        var number = new LeaseNumber(owner, next);
        return (With(held.Add(next, new Held(batch.Id, worker, deadline)), next + 1), new Lease(number, batch));
    }

    /// <summary>Ends the lease; false when the number is not current or is for another batch.</summary>
    public bool TryEnd(LeaseNumber number, out LeaseTable table, out string batch)
    {
        var found = held.TryGetValue(number.Counter, out var lease) && number.Owner == owner;
        batch = found ? lease!.Batch : "";
        table = found ? With(held.Remove(number.Counter), next) : this;
        return found;
    }

    /// <summary>Ends every lease of a worker that is gone.</summary>
    public LeaseTable Release(string worker) => With(held.RemoveRange(held.Where(h => h.Value.Worker == worker).Select(h => h.Key)), next);

    /// <summary>Ends every lease whose deadline has passed.</summary>
    public LeaseTable Expire(DateTimeOffset now) => With(held.RemoveRange(held.Where(h => h.Value.Deadline <= now).Select(h => h.Key)), next);

    private LeaseTable(long owner, long next, ImmutableSortedDictionary<long, Held> held) => (this.owner, this.next, this.held) = (owner, next, held);

    private LeaseTable With(ImmutableSortedDictionary<long, Held> leases, long counter) => new(owner, counter, leases);

    private sealed record Held(string Batch, string Worker, DateTimeOffset Deadline);
}
