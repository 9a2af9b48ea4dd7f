using SynthEmotion.Domain;
using SynthEmotion.Evaluation;
using Xunit;

namespace SynthEmotion.Training.Tests.Evaluation;

public sealed class EvaluatorTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private Predictor predictor = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Benchmark Benchmark { get; } = new(
        "Tiny", "goemotions-tsv", "tiny/labels.txt", true, "none", "nobody",
        [new BenchmarkFile("tiny/test.tsv", Some.English, false)],
        [
            new LabelMapping("broad", new Dictionary<string, IReadOnlyList<Emotion>> { ["mad"] = [Emotion.Anger], ["glad"] = [Emotion.Joy], ["odd"] = [Emotion.Surprise] }),
            new LabelMapping("strict", new Dictionary<string, IReadOnlyList<Emotion>> { ["mad"] = [Emotion.Anger], ["glad"] = [Emotion.Joy], ["odd"] = [] }),
        ]);

    public async ValueTask InitializeAsync()
    {
        predictor = new Predictor(await Trainer.TrainAsync(Some.Set, Some.Quick with { Epochs = 20, Patience = 20, LearningRate = 0.02 }, folder.File("model"), cancellation: Cancel));
        folder.Write("data/tiny/labels.txt", "mad\nglad\nodd\n");
        folder.Write("data/tiny/test.tsv", "so furious\t0\tx1\nso delighted\t1\tx2\nfurious and delighted\t0,1\tx3\nwhat\t2\tx4\n");
    }

    public ValueTask DisposeAsync()
    {
        predictor.Dispose();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Test_split_is_scored_as_a_whole_and_by_language()
    {
        var report = new Evaluator(predictor).Evaluate(Some.Set.Test, [], null, Cancel);

        Assert.Equal(["all", "en", "ja"], report.Rows.Select(r => r.Language));
        Assert.Equal([30, 15, 15], report.Rows.Select(r => r.Texts));
        Assert.All(report.Rows, r => Assert.False(r.ZeroShot));
        Assert.True(report.Rows[0].Metrics.AucMacro > 0.9);
    }

    [Fact]
    public void Benchmark_is_scored_under_each_mapping_over_its_own_labels()
    {
        var report = new Evaluator(predictor).Evaluate([], [Benchmark], folder.File("data"), Cancel);

        Assert.Equal([("broad", 4, 0), ("strict", 3, 1)], report.Rows.Select(r => (r.Mapping, r.Texts, r.Dropped)));
        Assert.Equal(["anger", "joy", "surprise"], report.Rows[0].Labels);
        Assert.Equal(["anger", "joy"], report.Rows[1].Labels);
        Assert.Equal([2, 2], report.Rows[1].Metrics.PerLabel.Select(l => l.Support));
        Assert.All(report.Rows, r => Assert.True(r is { ZeroShot: true, Development: true, Projected: false }));
    }

    [Fact]
    public void Baseline_knows_no_text_from_another()
    {
        var row = new Evaluator(predictor).Evaluate(Some.Set.Test, [], null, Cancel).Rows[0];

        Assert.Equal(0.5, row.Baseline.AucMacro);
        Assert.True(row.Baseline.AucMicro > 0.5);
    }

    [Fact]
    public void Absent_data_skips_the_benchmark_with_a_reason()
    {
        var without = new Evaluator(predictor).Evaluate([], [Benchmark], null, Cancel);
        var elsewhere = new Evaluator(predictor).Evaluate([], [Benchmark], folder.File("model"), Cancel);

        Assert.Contains(BenchmarkData.FolderVariable, Assert.Single(without.Skipped).Reason, StringComparison.Ordinal);
        Assert.Contains("labels.txt is not there", Assert.Single(elsewhere.Skipped).Reason, StringComparison.Ordinal);
        Assert.Empty(without.Rows);
    }

    [Fact]
    public void Rows_of_another_format_are_refused_by_line()
    {
        folder.Write("data/tiny/test.tsv", "fine\t0\tx1\nno tabs\nfurious\t3\tx3\nfurious\tmad\tx4\n");

        var error = Assert.Throws<BadInputException>(() => new Evaluator(predictor).Evaluate([], [Benchmark], folder.File("data"), Cancel));

        Assert.Equal(["2", "3", "4"], error.Problems.Select(p => p.Split(".tsv:")[1].Split(':')[0]));
    }

    [Fact]
    public void Label_without_mapping_is_refused()
    {
        folder.Write("data/tiny/labels.txt", "mad\nglad\nodd\nnew\n");

        var error = Assert.Throws<BadInputException>(() => new Evaluator(predictor).Evaluate([], [Benchmark], folder.File("data"), Cancel));

        Assert.Equal(2, error.Problems.Count);
    }

    [Fact]
    public void Report_comes_back_from_JSON()
    {
        var json = new Evaluator(predictor).Evaluate(Some.Set.Test, [Benchmark], folder.File("data"), Cancel).ToJson();

        Assert.Equal(json, EvaluationReport.FromJson(json).ToJson());
        Assert.Contains("\"auc_macro\"", json, StringComparison.Ordinal);
    }
}
