using SynthEmotion.Cluster.Run;
using SynthEmotion.Filtering;
using SynthEmotion.Generation;

namespace SynthEmotion.Cluster.Hosting;

/// <summary>What one process of the cluster runs. Roles follow from which parts are there.</summary>
/// <param name="Context">The run, the same for all processes.</param>
/// <param name="Port">Port of this process.</param>
/// <param name="Coordinator">Coordinator, owner and trainer; null on a node that only generates.</param>
/// <param name="Generator">Generator; null on a process that only coordinates.</param>
public sealed record NodeSetup(RunContext Context, int Port, CoordinatorSetup? Coordinator, GeneratorSetup? Generator)
{
    /// <summary>Akka's log level, such as INFO or OFF; its log goes to standard output. Null: what hocon/akka.conf says.</summary>
    public string? LogLevel { get; init; }

    internal IReadOnlyList<string> Roles =>
    [
        .. Coordinator is null ? [] : new[] { ClusterNames.CoordinatorRole, ClusterNames.OwnerRole, ClusterNames.TrainerRole },
        .. Generator is null ? [] : new[] { ClusterNames.GeneratorRole },
    ];

    /// <summary>
    /// Coordinator first, then the first two generators: a restarted process replaces its dead incarnation instead of founding a second cluster.
    /// A process that does everything itself has nobody to look for.
    /// </summary>
    internal IReadOnlyList<string> SeedNodes => Context.Node.SeedNodes is { IsEmpty: false } given
        ? given
        : [.. Enumerable.Range(Context.Node.Port, Coordinator is not null && Generator is not null ? 1 : 3).Select(port => $"{Context.Node.Host}:{port}")];
}

/// <summary>What the coordinator's process adds.</summary>
/// <param name="WorkspaceId">The workspace's id.</param>
/// <param name="Trainer">Trains and evaluates; null: the run ends with the corpus.</param>
/// <param name="Show">Takes a snapshot about once a second.</param>
/// <param name="Ended">Takes the outcome, once.</param>
public sealed record CoordinatorSetup(string WorkspaceId, TrainerWork? Trainer, IProgress<RunSnapshot> Show, Action<RunOutcome> Ended);

/// <summary>What a generator's process adds.</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Store">The response store.</param>
/// <param name="Judge">Second opinion on labels; null: none.</param>
/// <param name="RunEnded">Called when the run is over (null), or with the reason why this node must not take part.</param>
public sealed record GeneratorSetup(string Name, ResponseStore Store, JudgeFilter? Judge, Action<string?> RunEnded);
