using SynthEmotion.Cluster.Protocols;
using SynthEmotion.Corpus;
using SynthEmotion.Domain;
using SynthEmotion.Filtering;
using SynthEmotion.Planning;

namespace SynthEmotion.Cluster.Language;

/// <summary>What folding one batch gave.</summary>
/// <param name="Accepted">Accepted samples in order of their specs.</param>
/// <param name="Rejects">Dropped candidates in order of their specs.</param>
/// <param name="Signatures">Signatures of the accepted samples.</param>
/// <param name="Failures">Named failures.</param>
/// <param name="Unanswered">Samples asked for that no candidate came for.</param>
internal sealed record FoldedBatch(
    IReadOnlyList<Sample> Accepted,
    IReadOnlyList<Reject> Rejects,
    IReadOnlyList<SampleSignature> Signatures,
    IReadOnlyList<NamedCount> Failures,
    int Unanswered);

/// <summary>
/// Folds one batch, in plan order, into what the language has: what the stateless filters kept is accepted while its cell has room and the text is no
/// duplicate of anything accepted before. The index learns every accepted text.
/// </summary>
internal static class BatchFolder
{
    public const string CellFilter = "cell";
    public const string CellFull = "cell-full";

    /// <summary>Folds <paramref name="outcome"/> of <paramref name="batch"/>.</summary>
    /// <param name="batch">What was asked.</param>
    /// <param name="outcome">What came, after the stateless filters.</param>
    /// <param name="room">Free places of the batch's cells before it.</param>
    /// <param name="segment">Hashes for the provenance.</param>
    /// <param name="index">The language's near-duplicate index; changed.</param>
    public static FoldedBatch Fold(
        BatchSpec batch, FilteredBatch outcome, IReadOnlyDictionary<LabelSet, int> room, PlanSegment segment, NearDuplicateIndex index)
    {
        var left = room.ToDictionary();
        var accepted = new List<Sample>();
        var rejects = new List<Reject>();
        var signatures = new List<SampleSignature>();
        foreach (var text in outcome.Texts)
        {
            var sample = ToSample(batch, outcome, text, segment);
            if (DropBeforeIndex(sample, text, left) is { } early)
            {
                rejects.Add(early);
                continue;
            }

            var sketch = index.Sketcher.Sketch(sample.Text);
            var verdict = index.Check(sketch);
            if (!verdict.Keeps)
            {
                rejects.Add(new Reject(sample, NearDuplicateIndex.FilterName, verdict.Reason!, verdict.Score, verdict.Detail));
                continue;
            }

            left[sample.Labels]--;
            accepted.Add(sample);
            index.Add(sample.Id, sketch);
            signatures.Add(new SampleSignature(sample.Id, sketch.SignatureBytes()));
        }

        return new FoldedBatch(
            accepted, rejects, signatures, NamedCount.Of(outcome.Failures.Select(f => f.Name)), batch.Samples.Count - outcome.Texts.Count);
    }

    private static Reject? DropBeforeIndex(Sample sample, FilteredText text, Dictionary<LabelSet, int> left)
    {
        if (text.Reason is not null)
            return new Reject(sample, text.Filter ?? "", text.Reason, text.Score, text.Detail);
        return left[sample.Labels] <= 0 ? new Reject(sample, CellFilter, CellFull) : null;
    }

    private static Sample ToSample(BatchSpec batch, FilteredBatch outcome, FilteredText text, PlanSegment segment)
    {
        var spec = batch.Samples[text.Ordinal];
        var id = Sample.IdOf(batch.Id, text.Ordinal);
        var provenance = new Provenance(
            batch.Plan,
            batch.Round,
            batch.Index,
            batch.Id,
            text.Ordinal,
            outcome.Endpoint,
            outcome.Model,
            segment.PromptHash,
            segment.ProfileHash,
            spec.Scenario,
            spec.Register,
            spec.Facets,
            spec.Explicitness,
            spec.Variety,
            spec.Length,
            SplitRule.GroupOf(text.Situation, spec, id));
        return new Sample(id, text.Text, batch.Language, spec.Labels, provenance);
    }
}
