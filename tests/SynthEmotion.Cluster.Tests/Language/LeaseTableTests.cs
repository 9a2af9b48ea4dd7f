using SynthEmotion.Cluster.Language;
using SynthEmotion.Domain;
using SynthEmotion.Planning;
using Xunit;

namespace SynthEmotion.Cluster.Tests.Language;

public sealed class LeaseTableTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly BatchSpec Batch = new("b1", "plan", new LanguageTag("en"), 0, 0, []);

    [Fact]
    public void A_lease_ends_once()
    {
        var (table, lease) = new LeaseTable(7).Grant(Batch, "worker", Noon);
        Assert.True(table.TryEnd(lease.Number, out table, out var batch));
        Assert.Equal("b1", batch);
        Assert.False(table.TryEnd(lease.Number, out _, out _));
    }

    [Fact]
    public void A_number_of_another_owner_is_stale()
    {
        var (table, lease) = new LeaseTable(7).Grant(Batch, "worker", Noon);
        Assert.False(table.TryEnd(lease.Number with { Owner = 8 }, out _, out _));
    }

    [Fact]
    public void Expired_leases_go_and_their_late_outcomes_are_stale()
    {
        var (table, lease) = new LeaseTable(7).Grant(Batch, "worker", Noon);
        Assert.Equal(1, table.Expire(Noon.AddSeconds(-1)).Count);
        table = table.Expire(Noon);
        Assert.Equal(0, table.Count);
        Assert.False(table.TryEnd(lease.Number, out _, out _));
    }

    [Fact]
    public void A_lost_worker_loses_its_leases_and_no_other_does()
    {
        var (table, _) = new LeaseTable(7).Grant(Batch, "lost", Noon);
        (table, var kept) = table.Grant(Batch with { Id = "b2" }, "here", Noon);
        table = table.Release("lost");
        Assert.Equal(["b2"], table.Batches);
        Assert.True(table.TryEnd(kept.Number, out _, out _));
    }

    [Fact]
    public void A_number_is_never_given_twice()
    {
        var (table, first) = new LeaseTable(7).Grant(Batch, "worker", Noon);
        var (_, second) = table.Expire(Noon).Grant(Batch, "worker", Noon);
        Assert.NotEqual(first.Number, second.Number);
    }
}
