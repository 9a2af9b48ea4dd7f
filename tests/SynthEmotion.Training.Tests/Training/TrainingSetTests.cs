using SynthEmotion.Corpus;
using SynthEmotion.Domain;
using SynthEmotion.Planning;
using Xunit;

namespace SynthEmotion.Training.Tests.Training;

public sealed class TrainingSetTests : IDisposable
{
    private static readonly PlanSegment Segment = new(0, Hashing.Sha256Hex("plan"), Hashing.Sha256Hex("profile"), Hashing.Sha256Hex("prompt"));

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Corpus_gives_every_sample_in_its_split_and_its_identity()
    {
        var store = new FolderCorpusStore(folder.Path);
        Sample[] samples = [.. Enumerable.Range(0, 40).Select(Sample)];
        var manifest = await new CorpusWriter(store, new SplitShares(50, 25, 25), "node").CommitAsync(Commit(samples), null, Cancel);
        var version = await CorpusVersions.CreateAsync(store, "node", [manifest], "run finished", null, Cancel);

        var set = await TrainingSet.FromCorpusAsync(await CorpusReader.OpenAsync(store, cancel: Cancel), Cancel);

        Assert.Equal(samples.Select(s => s.Text).Order(StringComparer.Ordinal), set.Train.Concat(set.Validation).Concat(set.Test).Select(t => t.Text).Order(StringComparer.Ordinal));
        Assert.All([set.Train, set.Validation, set.Test], s => Assert.NotEmpty(s));
        Assert.Equal(version.Number, set.Corpus!.Version);
        Assert.Equal(manifest.Sha256, set.Corpus.Manifests["en"]);
        Assert.Equal([Some.English], set.Languages);
    }

    [Fact]
    public void Priors_are_the_labels_shares_and_never_0_or_1()
    {
        var priors = (Some.Set with { Train = Some.Texts(6) }).Priors();

        Assert.Equal(1.5 / 7, priors[(int)Emotion.Anger], 12);
        Assert.Equal(2.5 / 7, priors[(int)Emotion.Joy], 12);
        Assert.Equal(0.5 / 7, priors[(int)Emotion.Contempt], 12);
    }

    public void Dispose() => folder.Dispose();

    private static Sample Sample(int number)
    {
        var batch = Hashing.Sha256Hex("batch");
        return new Sample(
            SynthEmotion.Domain.Sample.IdOf(batch, number), $"Text {number}", Some.English, LabelSet.Of(Emotion.Joy),
            new Provenance(
                Segment.Plan, 0, 0, batch, number, "embedded", "composer", Segment.PromptHash, Segment.ProfileHash, "market", "chat",
                ["delight"], Explicitness.Plain, "general", SampleLength.Short, $"situation/{number}"));
    }

    private static ShardCommit Commit(Sample[] samples) => new()
    {
        Language = Some.English,
        Segments = [Segment],
        FirstRound = 0,
        LastRound = 0,
        Target = samples.Length,
        Accepted = samples,
        Rejects = [],
        Signatures = [],
        Failures = [],
        Unanswered = 0,
        PreviousFold = FoldState.Empty,
        LastFold = new FoldState(0, [new CellProgress(LabelSet.Of(Emotion.Joy), samples.Length, samples.Length, samples.Length)]),
        Completion = Completion.Full,
    };
}
