using SynthEmotion.Domain;

namespace SynthEmotion.Cluster.Protocols;

/// <summary>What is said between the coordinator and the nodes.</summary>
internal static class RunProtocol
{
    /// <summary>From a generator node, about once a second: it is there, and this is what its calls met since the last one.</summary>
    public sealed record Hello(string Node, string WorkspaceId, IReadOnlyList<EndpointReport> Endpoints) : IProtocolMessage;

    /// <summary>To a generator node, in answer to <see cref="Hello"/>.</summary>
    /// <param name="Unfinished">Languages that may have work.</param>
    /// <param name="Slices">What the node may ask of each endpoint.</param>
    /// <param name="Ended">The run is over: leave the cluster and exit.</param>
    public sealed record State(IReadOnlyList<LanguageTag> Unfinished, IReadOnlyList<EndpointSlice> Slices, bool Ended) : IProtocolMessage;

    /// <summary>To a generator node that works on another workspace than the coordinator.</summary>
    public sealed record Refused(string Reason) : IProtocolMessage;

    /// <summary>From any node: the run cannot go on.</summary>
    public sealed record Fatal(string Node, string Reason, bool BadInput) : IProtocolMessage;

    /// <summary>From the coordinator to the trainer: train on corpus version <paramref name="Version"/>.</summary>
    public sealed record Train(int Version) : IProtocolMessage;

    /// <summary>From the trainer: done, with what to show; or not, with the reason.</summary>
    public sealed record Trained(int Version, string? Failure, bool BadInput) : IProtocolMessage;
}

/// <summary>What one node's calls to an endpoint met since its last report.</summary>
/// <param name="Endpoint">Its name.</param>
/// <param name="Succeeded">Complete answers.</param>
/// <param name="RateLimited">Answers 429.</param>
/// <param name="RetryAfterSeconds">Longest wait that the endpoint asked for.</param>
internal sealed record EndpointReport(string Endpoint, int Succeeded, int RateLimited, double RetryAfterSeconds);

/// <summary>A node's share of an endpoint.</summary>
/// <param name="Endpoint">Its name.</param>
/// <param name="Concurrency">Calls in flight at most; at least 1.</param>
/// <param name="RequestsPerMinute">0: no limit.</param>
/// <param name="TokensPerMinute">0: no limit.</param>
/// <param name="PausedSeconds">No call before so many seconds have passed.</param>
internal sealed record EndpointSlice(string Endpoint, int Concurrency, double RequestsPerMinute, double TokensPerMinute, double PausedSeconds);
