using System.Collections.Immutable;
using SynthEmotion.Domain;

namespace SynthEmotion.Cluster.Hosting;

/// <summary>Settings of the cluster: section <c>synthemotion.cluster</c>.</summary>
public sealed record NodeOptions
{
    /// <summary>Address that this node binds to and is reached at. Loopback: nothing outside the machine can reach it.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>Port of this node; the coordinator's is the first, generators take the following ones.</summary>
    public int Port { get; init; } = 4053;

    /// <summary>Nodes to join through, <c>host:port</c>, the coordinator first. Empty: the coordinator's port and the two after it on <see cref="Host"/>.</summary>
    public ImmutableArray<string> SeedNodes { get; init; } = [];

    /// <summary>How long a node tries to join before it gives up.</summary>
    public TimeSpan JoinTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Every setting out of range.</summary>
    public IEnumerable<SettingError> Validate()
    {
        if (Host.Length == 0)
            yield return new SettingError("cluster.host", Host, "an address or a host name");
        if (Port is < 1 or > 65_535)
            yield return new SettingError("cluster.port", $"{Port}", "a port from 1 to 65535");
        foreach (var seed in SeedNodes.Where(s => !IsHostAndPort(s)))
            yield return new SettingError("cluster.seed-nodes", seed, "host:port");
        if (JoinTimeout <= TimeSpan.Zero)
            yield return new SettingError("cluster.join-timeout", $"{JoinTimeout}", "a time above zero");
    }

    private static bool IsHostAndPort(string seed) =>
        seed.LastIndexOf(':') is > 0 and var colon && int.TryParse(seed.AsSpan(colon + 1), out var port) && port is > 0 and <= 65_535;
}
