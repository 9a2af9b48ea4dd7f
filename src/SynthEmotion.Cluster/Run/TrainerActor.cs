using Akka.Actor;
using SynthEmotion.Cluster.Protocols;
using SynthEmotion.Domain;

namespace SynthEmotion.Cluster.Run;

/// <summary>Trains on a corpus version, evaluates, reports. Runs outside the mailbox and off the pool: it takes minutes of processor time.</summary>
/// <param name="version">The corpus version.</param>
/// <param name="cancel">Cancelled when the node leaves.</param>
public delegate Task TrainerWork(int version, CancellationToken cancel);

/// <summary>Waits for a committed corpus version, has it trained and evaluated, and tells the coordinator.</summary>
internal sealed class TrainerActor : ReceiveActor
{
    private readonly TrainerWork work;
    private readonly CancellationTokenSource stopping = new();
    private int? working;

    public TrainerActor(TrainerWork work)
    {
        this.work = work;
        Receive<RunProtocol.Train>(OnTrain);
        Receive<Done>(OnDone);
    }

    /// <inheritdoc/>
    protected override void PostStop() => stopping.Cancel();

    private void OnTrain(RunProtocol.Train train)
    {
        if (working is not null)
            return;
        working = train.Version;
        var asker = Sender;
        Task.Factory.StartNew(() => work(train.Version, stopping.Token), stopping.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()
            .PipeTo(Self, asker, () => new Done(train.Version, null), cause => new Done(train.Version, cause));
    }

    private void OnDone(Done done)
    {
        working = null;
        Sender.Tell(new RunProtocol.Trained(done.Version, done.Cause?.Message, done.Cause is BadInputException));
    }

    private sealed record Done(int Version, Exception? Cause);
}
