using Akka.Actor;
using SynthEmotion.Cluster.Protocols;

namespace SynthEmotion.Cluster.Run;

/// <summary>Child of the coordinator: turns the nodes' reports into slices of the endpoints' limits.</summary>
internal sealed class RateLedger : ReceiveActor
{
    private readonly TimeProvider time;
    private RateLedgerState state;

    public RateLedger(IEnumerable<EndpointLimits> limits, TimeProvider time)
    {
        this.time = time;
        state = new RateLedgerState(limits);
        Receive<RunProtocol.Hello>(OnHello);
    }

    /// <summary>To the coordinator, with the node's own message, so that it can answer the node.</summary>
    public sealed record Sliced(IReadOnlyList<EndpointSlice> Slices);

    private void OnHello(RunProtocol.Hello hello)
    {
        state = state.Report(hello.Node, hello.Endpoints, time.GetUtcNow());
        Context.Parent.Forward(new Sliced(state.Slices(time.GetUtcNow())));
    }
}
