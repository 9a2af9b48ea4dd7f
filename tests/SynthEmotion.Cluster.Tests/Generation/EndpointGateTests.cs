using Microsoft.Extensions.Time.Testing;
using SynthEmotion.Cluster.Generation;
using SynthEmotion.Cluster.Protocols;
using Xunit;

namespace SynthEmotion.Cluster.Tests.Generation;

public sealed class EndpointGateTests
{
    private readonly FakeTimeProvider time = new();
    private readonly EndpointGate gate;

    public EndpointGateTests() => gate = new EndpointGate("llm", time);

    [Fact]
    public async Task No_more_calls_have_a_turn_than_the_slice_allows()
    {
        gate.Set(new EndpointSlice("llm", 2, 0, 0, 0));
        var first = await gate.EnterAsync(CancellationToken.None);
        await gate.EnterAsync(CancellationToken.None);
        var third = gate.EnterAsync(CancellationToken.None);
        Assert.False(third.IsCompleted);
        first.Dispose();
        await third.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_pause_holds_every_call_until_it_is_over()
    {
        gate.Set(new EndpointSlice("llm", 8, 0, 0, 20));
        var call = gate.EnterAsync(CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(19));
        Assert.False(call.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));
        await call.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_retry_after_pauses_this_node_at_once_and_is_reported()
    {
        gate.RateLimited(TimeSpan.FromSeconds(30));
        gate.Succeeded(1000);
        Assert.Equal(TimeSpan.FromSeconds(30), gate.Pause);
        Assert.Equal(new EndpointReport("llm", 1, 1, 30), gate.TakeReport());
        Assert.Equal(new EndpointReport("llm", 0, 0, 0), gate.TakeReport());
    }

    [Fact]
    public async Task A_wait_that_is_given_up_gives_its_turn_back()
    {
        gate.Set(new EndpointSlice("llm", 1, 0, 0, 60));
        using var patience = new CancellationTokenSource();
        var call = gate.EnterAsync(patience.Token);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        time.Advance(TimeSpan.FromSeconds(61));
        (await gate.EnterAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken)).Dispose();
    }
}
