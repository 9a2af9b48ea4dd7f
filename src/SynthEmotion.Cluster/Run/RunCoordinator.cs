using Akka.Actor;
using SynthEmotion.Cluster.Protocols;
using SynthEmotion.Domain;

namespace SynthEmotion.Cluster.Run;

/// <summary>What the coordinator works with.</summary>
/// <param name="Targets">N of each language.</param>
/// <param name="WorkspaceId">A node with another workspace is refused.</param>
/// <param name="Owners">Routes messages to the owners of the languages.</param>
/// <param name="Trainer">The trainer; null when the run ends with the corpus.</param>
/// <param name="Limits">Limits of the endpoints.</param>
/// <param name="CreateVersion">Creates the corpus version of what is committed, or finds it; gives its number.</param>
/// <param name="GiveUpAfter">Without any progress for so long the run stops, resumable.</param>
/// <param name="Show">Takes a snapshot about once a second.</param>
/// <param name="Ended">Takes the outcome, once.</param>
/// <param name="Time">The clock.</param>
internal sealed record RunDependencies(
    IReadOnlyDictionary<LanguageTag, int> Targets,
    string WorkspaceId,
    IActorRef Owners,
    IActorRef? Trainer,
    IReadOnlyList<EndpointLimits> Limits,
    Func<CancellationToken, Task<int>> CreateVersion,
    TimeSpan GiveUpAfter,
    IProgress<RunSnapshot> Show,
    Action<RunOutcome> Ended,
    TimeProvider Time);

/// <summary>
/// Cluster singleton: starts the languages, tells the nodes what there is to do, makes the corpus version when all is committed, tells the trainer, ends the run.
/// A coordinator that starts anew learns where the run is from the owners' answers to <see cref="LanguageProtocol.Start"/>.
/// </summary>
internal sealed class RunCoordinator : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private const int TicksBetweenStarts = 3;

    private readonly RunDependencies with;
    private readonly CancellationTokenSource stopping = new();
    private readonly DateTimeOffset startedAt;
    private readonly IActorRef ledger;
    private readonly Dictionary<string, DateTimeOffset> nodes = new(StringComparer.Ordinal);
    private RunState state;
    private int? version;
    private int ticks;

    public RunCoordinator(RunDependencies dependencies)
    {
        with = dependencies;
        startedAt = with.Time.GetUtcNow();
        state = RunState.Begin(with.Targets.Keys, startedAt);
        ledger = Context.ActorOf(Props.Create(() => new RateLedger(dependencies.Limits, dependencies.Time)), "rates");
        Receive<TickNow>(_ => OnTick());
        Receive<RunProtocol.Hello>(OnHello);
        Receive<RateLedger.Sliced>(sliced => Sender.Tell(new RunProtocol.State(
            state.Phase == RunPhase.Generating ? state.Unfinished : [], sliced.Slices, state.Phase == RunPhase.Ended)));
        Receive<LanguageProtocol.Report>(report => Take(report.Snapshot));
        Receive<LanguageProtocol.Finished>(finished => Take(finished.Snapshot));
        Receive<LanguageProtocol.Failed>(failed => End($"{failed.Language}: {failed.Reason}", failed.BadInput));
        Receive<RunProtocol.Fatal>(fatal => End(fatal.Reason, fatal.BadInput));
        Receive<VersionCreated>(OnVersion);
        Receive<RunProtocol.Trained>(OnTrained);
        Receive<Status.Failure>(failure => End(failure.Cause.Message, failure.Cause is BadInputException));
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc/>
    protected override void PreStart() => Timers.StartPeriodicTimer("tick", TickNow.Instance, TimeSpan.Zero, Tick);

    /// <inheritdoc/>
    protected override void PostStop() => stopping.Cancel();

    private void OnTick()
    {
        if (state.Phase == RunPhase.Ended)
            return;
        if (state.Phase == RunPhase.Generating && ticks++ % TicksBetweenStarts == 0)
            foreach (var language in state.Unfinished)
                with.Owners.Tell(new LanguageProtocol.Start(language, with.Targets[language]));
        if (state.Phase == RunPhase.Generating && with.Time.GetUtcNow() - state.LastProgress > with.GiveUpAfter)
            End($"no endpoint has given a usable answer for {with.GiveUpAfter.TotalSeconds:0} s ({state.Failures}); the same command goes on from here", badInput: false);
        with.Show.Report(Snapshot());
    }

    private void OnHello(RunProtocol.Hello hello)
    {
        if (hello.WorkspaceId != with.WorkspaceId)
        {
            Sender.Tell(new RunProtocol.Refused($"node {hello.Node} works on another workspace than the coordinator; give both the same --workspace"));
            return;
        }

        // A cluster that is still forming has asked nothing yet: each node that joins is given the whole time to show an answer.
        if (!nodes.ContainsKey(hello.Node))
            state = state with { LastProgress = with.Time.GetUtcNow() };
        nodes[hello.Node] = with.Time.GetUtcNow();
        ledger.Forward(hello);
    }

    private void Take(LanguageSnapshot snapshot)
    {
        state = state.Report(snapshot, with.Time.GetUtcNow());
        if (state.Phase != RunPhase.Generating || !state.AllComplete)
            return;
        state = state with { Phase = RunPhase.Versioning };
        with.CreateVersion(stopping.Token).PipeTo(Self, Self, number => new VersionCreated(number));
    }

    private void OnVersion(VersionCreated created)
    {
        version = created.Number;
        if (with.Trainer is null)
        {
            End(null, badInput: false);
            return;
        }

        state = state with { Phase = RunPhase.Training };
        with.Trainer.Tell(new RunProtocol.Train(created.Number));
    }

    private void OnTrained(RunProtocol.Trained trained)
    {
        if (trained.Version == version)
            End(trained.Failure, trained.BadInput);
    }

    private void End(string? failure, bool badInput)
    {
        if (state.Phase == RunPhase.Ended)
            return;
        state = state with { Phase = RunPhase.Ended };
        with.Show.Report(Snapshot());
        with.Ended(new RunOutcome(version, failure, badInput, Snapshot().Languages));
    }

    private RunSnapshot Snapshot()
    {
        var now = with.Time.GetUtcNow();
        var present = nodes.Where(n => n.Value > now - RateLedgerState.NodeMemory).Select(n => n.Key).Order(StringComparer.Ordinal);
        return new RunSnapshot(state.Phase, [.. state.Languages.Select(l => l.Value ?? LanguageSnapshot.Unheard(l.Key, with.Targets[l.Key]))], [.. present], now - startedAt);
    }

    private sealed record VersionCreated(int Number);

    private sealed class TickNow
    {
        public static TickNow Instance { get; } = new();
    }
}
