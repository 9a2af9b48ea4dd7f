using System.Collections.Immutable;
using SynthEmotion.Cluster.Protocols;

namespace SynthEmotion.Cluster.Run;

/// <summary>What the settings allow of one endpoint, over all nodes together.</summary>
/// <param name="Endpoint">Its name.</param>
/// <param name="Concurrency">Most calls in flight.</param>
/// <param name="RequestsPerMinute">0: no limit.</param>
/// <param name="TokensPerMinute">0: no limit.</param>
internal sealed record EndpointLimits(string Endpoint, int Concurrency, int RequestsPerMinute, int TokensPerMinute);

/// <summary>
/// Shares every endpoint's limits over the nodes that are there. Immutable. Concurrency follows additive increase, multiplicative decrease
/// (Chiu and Jain, 1989): one more after a report without a refusal, half after one with; a Retry-After from one node holds for all.
/// </summary>
internal sealed record RateLedgerState
{
    /// <summary>A node that has not reported for so long has no share any more.</summary>
    public static readonly TimeSpan NodeMemory = TimeSpan.FromSeconds(10);

    private readonly ImmutableSortedDictionary<string, Entry> endpoints;
    private readonly ImmutableSortedDictionary<string, DateTimeOffset> nodes;

    /// <summary>All limits in full, no node yet.</summary>
    public RateLedgerState(IEnumerable<EndpointLimits> limits)
    {
        endpoints = limits.ToImmutableSortedDictionary(l => l.Endpoint, l => new Entry(l, l.Concurrency, DateTimeOffset.MinValue), StringComparer.Ordinal);
        nodes = ImmutableSortedDictionary.Create<string, DateTimeOffset>(StringComparer.Ordinal);
    }

    private RateLedgerState(ImmutableSortedDictionary<string, Entry> endpoints, ImmutableSortedDictionary<string, DateTimeOffset> nodes) =>
        (this.endpoints, this.nodes) = (endpoints, nodes);

    /// <summary>Takes a node's report; endpoints that are not in the settings are passed over.</summary>
    public RateLedgerState Report(string node, IEnumerable<EndpointReport> reports, DateTimeOffset now)
    {
        var present = nodes.SetItem(node, now);
        present = present.RemoveRange(present.Where(n => n.Value < now - NodeMemory).Select(n => n.Key));
        var changed = endpoints;
        foreach (var report in reports)
            if (changed.TryGetValue(report.Endpoint, out var entry))
                changed = changed.SetItem(report.Endpoint, entry.After(report, now));
        return new RateLedgerState(changed, present);
    }

    /// <summary>What one of the present nodes may ask of each endpoint.</summary>
    public IReadOnlyList<EndpointSlice> Slices(DateTimeOffset now) => [.. endpoints.Values.Select(e => e.Slice(Math.Max(1, nodes.Count), now))];

    private sealed record Entry(EndpointLimits Limits, double Concurrency, DateTimeOffset PausedUntil)
    {
        public Entry After(EndpointReport report, DateTimeOffset now)
        {
            if (report.RateLimited == 0)
                return report.Succeeded == 0 ? this : this with { Concurrency = Math.Min(Limits.Concurrency, Concurrency + 1) };
            var until = now + TimeSpan.FromSeconds(Math.Clamp(report.RetryAfterSeconds, 0, 3600));
            return this with { Concurrency = Math.Max(1, Concurrency / 2), PausedUntil = until > PausedUntil ? until : PausedUntil };
        }

        public EndpointSlice Slice(int sharers, DateTimeOffset now) => new(
            Limits.Endpoint,
            Math.Max(1, (int)(Concurrency / sharers)),
            (double)Limits.RequestsPerMinute / sharers,
            (double)Limits.TokensPerMinute / sharers,
            Math.Max(0, (PausedUntil - now).TotalSeconds));
    }
}
