using Akka.Actor;
using Akka.Event;
using SynthEmotion.Cluster.Protocols;
using SynthEmotion.Domain;

namespace SynthEmotion.Cluster.Language;

/// <summary>
/// Owns one language: lends its open batches to whoever asks, folds their outcomes in plan order and commits shards until N samples are accepted.
/// It answers no pull before it has recovered. What it decides is in <see cref="LanguageProgress"/>, <see cref="BatchFolder"/> and <see cref="LanguageWork"/>.
/// </summary>
internal sealed class LanguageActor : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly LanguageTag language;
    private readonly OwnerDependencies with;
    private readonly CancellationTokenSource stopping = new();
    private readonly HashSet<IActorRef> hungry = [];
    private LanguageWork work = null!;
    private IActorRef coordinator = ActorRefs.Nobody;
    private IActorRef dedup = ActorRefs.Nobody;
    private IActorRef shards = ActorRefs.Nobody;
    private bool busy;

    public LanguageActor(LanguageTag language, OwnerDependencies dependencies)
    {
        (this.language, with) = (language, dependencies);
        Waiting();
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>Name of the dispatcher for work that keeps a processor busy (hocon/akka.conf).</summary>
    public const string CpuDispatcher = "synthemotion-cpu-dispatcher";

    /// <inheritdoc/>
    protected override void PostStop() => stopping.Cancel();

    // Before the first Start, and while recovering: pulls are remembered, not answered.
    private void Waiting()
    {
        Receive<LanguageProtocol.Start>(OnFirstStart);
        Receive<LanguageProtocol.Pull>(_ => hungry.Add(Sender));
        Receive<RecoveredLanguage>(OnRecovered);
        Receive<Status.Failure>(OnFailure);
        Receive<LanguageProtocol.ILanguageMessage>(_ => { });
    }

    private void Working()
    {
        Receive<LanguageProtocol.Start>(OnStart);
        Receive<LanguageProtocol.Pull>(OnPull);
        Receive<LanguageProtocol.BatchDone>(done => Advance(work.Arrive(done.Number, done.Batch)));
        Receive<LanguageProtocol.HandBack>(back => Advance(work.HandBack(back.Number, back.Failure)));
        Receive<Terminated>(gone => Advance(work.Release(Worker(gone.ActorRef))));
        Receive<DedupActor.Folded>(folded => { busy = false; Advance(work.Fold(folded.Batch, folded.Cost)); });
        Receive<ShardWriter.Committed>(OnCommitted);
        Receive<TickNow>(_ => OnTick());
        Receive<Status.Failure>(OnFailure);
    }

    private void OnFirstStart(LanguageProtocol.Start start)
    {
        coordinator = Sender;
        if (busy)
            return;
        busy = true;
        Task.Run(() => LanguageRecovery.RunAsync(language, start.Target, with, stopping.Token))
            .PipeTo(Self, Self, recovered => recovered, cause => new Status.Failure(cause));
    }

    private void OnRecovered(RecoveredLanguage recovered)
    {
        busy = false;
        var uid = Akka.Cluster.Cluster.Get(Context.System).SelfUniqueAddress.Uid;
        work = LanguageWork.Begin(recovered, uid, with.ShardSize);
        dedup = Context.ActorOf(
            Props.Create(() => new DedupActor(recovered.Index, recovered.Segments)).WithDispatcher(CpuDispatcher), "dedup");
        shards = Context.ActorOf(Props.Create(() => new ShardWriter(with.Writer)), "shards");
        Become(Working);
        Timers.StartPeriodicTimer("tick", TickNow.Instance, TimeSpan.Zero, Tick);
        Advance(work);
    }

    private void OnStart(LanguageProtocol.Start start)
    {
        coordinator = Sender;
        if (start.Target != work.Target)
            coordinator.Tell(new LanguageProtocol.Failed(language, $"its owner works for {work.Target} samples, not {start.Target}", BadInput: false));
        else if (work.IsFinished)
            coordinator.Tell(new LanguageProtocol.Finished(work.Snapshot()));
    }

    private void OnPull(LanguageProtocol.Pull pull)
    {
        Context.Watch(Sender);
        (work, var granted) = work.Grant(pull.Free, Worker(Sender), with.Time.GetUtcNow() + with.LeaseTime);
        if (granted.Count == 0)
            hungry.Add(Sender);
        Sender.Tell(new LanguageProtocol.Leases(language, granted));
    }

    private void OnCommitted(ShardWriter.Committed committed)
    {
        busy = false;
        Advance(work.Committed(committed.Manifest));
        coordinator.Tell(work.IsFinished ? new LanguageProtocol.Finished(work.Snapshot()) : new LanguageProtocol.Report(work.Snapshot()));
    }

    private void OnTick()
    {
        Advance(work.Expire(with.Time.GetUtcNow()));
        coordinator.Tell(work.IsFinished ? new LanguageProtocol.Finished(work.Snapshot()) : new LanguageProtocol.Report(work.Snapshot()));
    }

    // One thing at a time: a commit that is due, else the fold of the batch whose turn it is.
    private void Advance(LanguageWork next)
    {
        work = next;
        if (!busy && work.CommitDue is { } commit)
        {
            busy = true;
            shards.Tell(new ShardWriter.Commit(commit, work.Manifest));
        }
        else if (!busy && work.FoldDue is { } fold)
        {
            busy = true;
            dedup.Tell(fold);
        }

        if (hungry.Count == 0 || !work.HasUnlent)
            return;
        foreach (var worker in hungry)
            worker.Tell(new LanguageProtocol.WorkAvailable(language));
        hungry.Clear();
    }

    private void OnFailure(Status.Failure failure)
    {
        if (stopping.IsCancellationRequested)
            return;
        Context.GetLogger().Error(failure.Cause, "{0} cannot go on", language);
        coordinator.Tell(new LanguageProtocol.Failed(language, failure.Cause.Message, failure.Cause is BadInputException));
        Context.Stop(Self);
    }

    private static string Worker(IActorRef worker) => worker.Path.ToStringWithUid();

    private sealed class TickNow
    {
        public static TickNow Instance { get; } = new();
    }
}
