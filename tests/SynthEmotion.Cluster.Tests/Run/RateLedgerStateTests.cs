using SynthEmotion.Cluster.Protocols;
using SynthEmotion.Cluster.Run;
using Xunit;

namespace SynthEmotion.Cluster.Tests.Run;

public sealed class RateLedgerStateTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly RateLedgerState Fresh = new([new EndpointLimits("llm", 16, 600, 9000)]);

    [Fact]
    public void Limits_are_shared_by_the_nodes_that_are_there()
    {
        var slice = Quiet(Quiet(Fresh, "a"), "b").Slices(Noon).Single();
        Assert.Equal(new EndpointSlice("llm", 8, 300, 4500, 0), slice);
    }

    [Fact]
    public void A_node_that_fell_silent_loses_its_share()
    {
        var state = Quiet(Fresh, "a").Report("b", [], Noon + RateLedgerState.NodeMemory + TimeSpan.FromSeconds(1));
        Assert.Equal(16, state.Slices(Noon).Single().Concurrency);
    }

    [Fact]
    public void A_refusal_halves_the_concurrency_and_its_retry_after_holds_for_all()
    {
        var state = Quiet(Fresh, "a").Report("b", [new EndpointReport("llm", 3, 1, 20)], Noon);
        var slice = state.Slices(Noon.AddSeconds(5)).Single();
        Assert.Equal(4, slice.Concurrency);
        Assert.Equal(15, slice.PausedSeconds);
    }

    [Fact]
    public void Success_adds_one_up_to_the_limit()
    {
        var state = Fresh.Report("a", [new EndpointReport("llm", 0, 1, 0)], Noon);
        Assert.Equal(8, state.Slices(Noon).Single().Concurrency);
        for (var i = 0; i < 20; i++)
            state = state.Report("a", [new EndpointReport("llm", 1, 0, 0)], Noon);
        Assert.Equal(16, state.Slices(Noon).Single().Concurrency);
    }

    [Fact]
    public void Concurrency_never_falls_below_one_call()
    {
        var state = Fresh;
        for (var i = 0; i < 20; i++)
            state = state.Report("a", [new EndpointReport("llm", 0, 1, 0)], Noon);
        Assert.Equal(1, state.Slices(Noon).Single().Concurrency);
    }

    private static RateLedgerState Quiet(RateLedgerState state, string node) => state.Report(node, [], Noon);
}
