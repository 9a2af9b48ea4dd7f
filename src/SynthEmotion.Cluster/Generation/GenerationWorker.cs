using Akka;
using Akka.Actor;
using SynthEmotion.Cluster.Protocols;
using SynthEmotion.Domain;
using SynthEmotion.Generation;

namespace SynthEmotion.Cluster.Generation;

/// <summary>What a generator node works with.</summary>
/// <param name="Node">Its name in reports.</param>
/// <param name="WorkspaceId">The workspace that its response store belongs to.</param>
/// <param name="Calls">Answers batches.</param>
/// <param name="Plans">Plan identity of each language as this node's profiles, prompts and settings give it.</param>
/// <param name="InFlight">Batches in flight at most.</param>
/// <param name="TurnPatience">Longest wait for a turn at an endpoint.</param>
/// <param name="Owners">Routes messages to the owners of the languages.</param>
/// <param name="Coordinator">Proxy of the coordinator.</param>
/// <param name="Filters">First of the filter actors that candidates flow through.</param>
/// <param name="RunEnded">Called once, with the reason when the node must not go on.</param>
internal sealed record WorkerDependencies(
    string Node,
    string WorkspaceId,
    BatchCalls Calls,
    IReadOnlyDictionary<LanguageTag, string> Plans,
    int InFlight,
    TimeSpan TurnPatience,
    IActorRef Owners,
    IActorRef Coordinator,
    IActorRef Filters,
    Action<string?> RunEnded);

/// <summary>
/// Pulls batches from the owners of unfinished languages, in rotation, whenever it has room; answers them, has them filtered, sends the outcomes back.
/// Which language is asked next is decided by <see cref="PullRotation"/>.
/// </summary>
internal sealed class GenerationWorker : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan HelloEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PullPatience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(30);

    private readonly WorkerDependencies with;
    private readonly CancellationTokenSource stopping = new();
    private readonly Dictionary<LeaseNumber, Lease> leases = [];
    private PullRotation rotation = PullRotation.Empty;
    private int resting;
    private int failuresInARow;
    private IActorRef? drained;

    public GenerationWorker(WorkerDependencies dependencies)
    {
        with = dependencies;
        Receive<HelloNow>(_ => with.Coordinator.Tell(new RunProtocol.Hello(with.Node, with.WorkspaceId, with.Calls.TakeReports())));
        Receive<RunProtocol.State>(OnState);
        Receive<RunProtocol.Refused>(refused => with.RunEnded(refused.Reason));
        Receive<LanguageProtocol.Leases>(OnLeases);
        Receive<LanguageProtocol.WorkAvailable>(available => PullWith(rotation.Wake(available.Language)));
        Receive<PullTimeout>(timeout => PullWith(rotation.Unanswered(timeout.Language)));
        Receive<Generated>(OnGenerated);
        Receive<FilterFlow.Filtered>(OnFiltered);
        Receive<FilterFlow.NotJudged>(postponed => { HandBack(postponed.Lease, postponed.Failure); Rest(); End(postponed.Lease); });
        Receive<RestOver>(_ => { resting--; Pull(); });
        Receive<Status.Failure>(failure => with.Coordinator.Tell(new RunProtocol.Fatal(with.Node, failure.Cause.Message, failure.Cause is BadInputException)));
        Receive<Drain>(_ => { drained = Sender; TellWhenDrained(); });
    }

    /// <summary>Stop pulling; the answer is <see cref="Done"/> when nothing is in flight any more.</summary>
    public sealed record Drain;

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc/>
    protected override void PreStart() => Timers.StartPeriodicTimer("hello", HelloNow.Instance, TimeSpan.Zero, HelloEvery);

    /// <inheritdoc/>
    protected override void PostStop()
    {
        stopping.Cancel();
        foreach (var lease in leases.Values)
            HandBack(lease, "node-left");
    }

    private void OnState(RunProtocol.State state)
    {
        with.Calls.Set(state.Slices);
        if (state.Ended)
            with.RunEnded(null);
        PullWith(rotation.Set(state.Unfinished));
    }

    private void PullWith(PullRotation next)
    {
        rotation = next;
        Pull();
    }

    private void Pull()
    {
        var free = with.InFlight - leases.Count - resting;
        if (drained is not null || free <= 0)
            return;
        (rotation, var language, var count) = rotation.Next(free);
        if (language is not { } asked)
            return;
        with.Owners.Tell(new LanguageProtocol.Pull(asked, count));
        Timers.StartSingleTimer("pull", new PullTimeout(asked), PullPatience);
    }

    private void OnLeases(LanguageProtocol.Leases granted)
    {
        Timers.Cancel("pull");
        foreach (var lease in granted.Granted)
        {
            if (with.Plans.GetValueOrDefault(granted.Language) == lease.Batch.Plan)
                Start(lease);
            else
                with.Coordinator.Tell(OtherPlan(granted.Language));
        }

        PullWith(rotation.Answered(granted.Language, granted.Granted.Count));
    }

    private void Start(Lease lease)
    {
        leases[lease.Number] = lease;
        Task.Run(() => with.Calls.AnswerAsync(lease.Batch, with.TurnPatience, stopping.Token))
            .PipeTo(Self, Self, outcome => new Generated(lease, outcome), cause => cause is OperationCanceledException ? new Generated(lease, null) : new Status.Failure(cause));
    }

    private void OnGenerated(Generated generated)
    {
        switch (generated.Outcome)
        {
            case BatchOutcome.Answered answered:
                failuresInARow = 0;
                with.Filters.Tell(new FilterFlow.Filter(generated.Lease, answered));
                return;
            case BatchOutcome.Postponed postponed:
                HandBack(generated.Lease, postponed.Name);
                Rest();
                break;
            case BatchOutcome.Refused refused:
                with.Coordinator.Tell(new RunProtocol.Fatal(with.Node, refused.Message, BadInput: true));
                break;
            default:
                HandBack(generated.Lease, "node-left");
                break;
        }

        End(generated.Lease);
    }

    private void OnFiltered(FilterFlow.Filtered filtered)
    {
        with.Owners.Tell(new LanguageProtocol.BatchDone(filtered.Lease.Batch.Language, filtered.Lease.Number, filtered.Batch));
        End(filtered.Lease);
    }

    private void End(Lease lease)
    {
        leases.Remove(lease.Number);
        TellWhenDrained();
        Pull();
    }

    private void HandBack(Lease lease, string failure) =>
        with.Owners.Tell(new LanguageProtocol.HandBack(lease.Batch.Language, lease.Number, failure));

    // A failed call keeps its place for a while, longer with each failure in a row, so that a dead endpoint is not hammered.
    private void Rest()
    {
        var seconds = Math.Min(LongestRest.TotalSeconds, 0.1 * Math.Pow(2, Math.Min(failuresInARow++, 10)));
        resting++;
        Timers.StartSingleTimer($"rest-{failuresInARow}-{resting}", RestOver.Instance, TimeSpan.FromSeconds(seconds));
    }

    private void TellWhenDrained()
    {
        if (leases.Count == 0)
            drained?.Tell(Done.Instance);
    }

    // Answering with other prompts or profiles than the owner's would break the promise of the same bytes.
    private RunProtocol.Fatal OtherPlan(LanguageTag language) => new(
        with.Node, $"node {with.Node} has another cultural profile, prompt or setting for '{language}' than the coordinator: give all nodes the same files and options", BadInput: true);

    private sealed record Generated(Lease Lease, BatchOutcome? Outcome);

    private sealed record PullTimeout(LanguageTag Language);

    private sealed class RestOver
    {
        public static RestOver Instance { get; } = new();
    }

    private sealed class HelloNow
    {
        public static HelloNow Instance { get; } = new();
    }
}
