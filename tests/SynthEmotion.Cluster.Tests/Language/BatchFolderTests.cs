using SynthEmotion.Cluster.Language;
using SynthEmotion.Cluster.Protocols;
using SynthEmotion.Domain;
using SynthEmotion.Filtering;
using SynthEmotion.Planning;
using Xunit;

namespace SynthEmotion.Cluster.Tests.Language;

public sealed class BatchFolderTests
{
    private static readonly LabelSet Joy = LabelSet.Parse("joy");

    private static readonly SampleSpec Spec = new(Joy, ["delight"], Explicitness.Plain, "scenario-0", "chat", "general", SampleLength.Short);

    private static readonly BatchSpec Batch = new(new string('e', 64), "plan", new LanguageTag("en"), 3, 1, [Spec, Spec, Spec, Spec]);

    private readonly NearDuplicateIndex index = NearDuplicateIndex.StartingWith(Languages.Profile, new NearDuplicateOptions());

    [Fact]
    public void A_text_that_a_filter_dropped_keeps_its_reason() =>
        Assert.Equal("too-short", Assert.Single(Fold(4, new FilteredText(0, "oh", null, "length", "too-short", 0.1, null)).Rejects).Reason);

    [Fact]
    public void A_candidate_for_a_full_cell_is_dropped_as_cell_full()
    {
        var folded = Fold(1, Text(0, "one quite happy text of its own"), Text(1, "another and very different sentence here"));
        Assert.Equal(["one quite happy text of its own"], folded.Accepted.Select(s => s.Text));
        Assert.Equal(BatchFolder.CellFull, Assert.Single(folded.Rejects).Reason);
    }

    [Fact]
    public void The_second_of_two_equal_texts_of_a_batch_is_a_duplicate_of_the_first()
    {
        var folded = Fold(4, Text(0, "What a day, what a lovely day!"), Text(1, "what a day what a lovely day"));
        Assert.Equal(NearDuplicateIndex.ExactDuplicate, Assert.Single(folded.Rejects).Reason);
        Assert.Equal(folded.Accepted[0].Id, folded.Rejects[0].Detail);
    }

    [Fact]
    public void Samples_that_no_candidate_came_for_are_unanswered_and_their_failures_counted()
    {
        var outcome = new FilteredBatch(Batch.Id, "llm", "model", [Text(2, "a single text came back")], [new("missing-id", 0), new("missing-id", 1), new("refusal", 3)], 0);
        var folded = BatchFolder.Fold(Batch, outcome, Room(4), Languages.Segment, index);
        Assert.Equal(3, folded.Unanswered);
        Assert.Equal(["missing-id 2", "refusal 1"], folded.Failures.Select(f => $"{f.Name} {f.Count}"));
    }

    [Fact]
    public void A_sample_carries_all_its_provenance()
    {
        var sample = Assert.Single(Fold(4, Text(2, "a text with a history")).Accepted);
        Assert.Equal(Sample.IdOf(Batch.Id, 2), sample.Id);
        Assert.Equal(
            ("plan", 3, 1, 2, "llm", "model", "scenario-0", "chat", "general", "situation/s2"),
            (sample.Provenance.Plan, sample.Provenance.Round, sample.Provenance.BatchIndex, sample.Provenance.Ordinal, sample.Provenance.Endpoint, sample.Provenance.Model,
                sample.Provenance.Scenario, sample.Provenance.Register, sample.Provenance.Variety, sample.Provenance.Group));
        Assert.Equal(Languages.Segment.ProfileHash, sample.Provenance.ProfileHash);
    }

    private static FilteredText Text(int ordinal, string text) => new(ordinal, text, $"s{ordinal}", null, null, null, null);

    private static Dictionary<LabelSet, int> Room(int free) => new() { [Joy] = free };

    private FoldedBatch Fold(int room, params FilteredText[] texts) =>
        BatchFolder.Fold(Batch, new FilteredBatch(Batch.Id, "llm", "model", texts, [], 0), Room(room), Languages.Segment, index);
}
