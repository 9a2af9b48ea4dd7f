using Akka.Actor;
using SynthEmotion.Cluster.Protocols;
using SynthEmotion.Corpus;
using SynthEmotion.Domain;
using SynthEmotion.Filtering;
using SynthEmotion.Planning;

namespace SynthEmotion.Cluster.Language;

/// <summary>Child of a language's owner: holds its near-duplicate index and folds batches, one after the other, on the processor-bound dispatcher.</summary>
internal sealed class DedupActor : ReceiveActor
{
    private readonly NearDuplicateIndex index;
    private readonly Dictionary<string, PlanSegment> segments;

    public DedupActor(NearDuplicateIndex index, IEnumerable<PlanSegment> segments)
    {
        this.index = index;
        this.segments = segments.ToDictionary(s => s.Plan, StringComparer.Ordinal);
        Receive<Fold>(OnFold);
    }

    /// <summary>Fold this batch; the answer is a <see cref="Folded"/>.</summary>
    public sealed record Fold(BatchSpec Batch, FilteredBatch Outcome, IReadOnlyDictionary<LabelSet, int> Room);

    /// <summary>What folding gave.</summary>
    public sealed record Folded(FoldedBatch Batch, double Cost);

    private void OnFold(Fold fold) =>
        Sender.Tell(new Folded(BatchFolder.Fold(fold.Batch, fold.Outcome, fold.Room, segments[fold.Batch.Plan], index), fold.Outcome.Cost));
}
