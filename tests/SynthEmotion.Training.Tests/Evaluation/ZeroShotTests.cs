using SynthEmotion.Evaluation;
using Xunit;

namespace SynthEmotion.Training.Tests.Evaluation;

public class ZeroShotTests
{
    [Fact]
    [Trait("Category", "Long")]
    public async Task Encoder_trained_on_plain_texts_tells_emotions_of_real_comments()
    {
        var texts = Directory.GetFiles(TestPaths.Shared("llm-texts/plain"), "*.jsonl").Order(StringComparer.Ordinal).SelectMany(Some.JsonLines).ToArray();
        var set = new TrainingSet([.. texts.Where((_, i) => i % 20 > 1)], [.. texts.Where((_, i) => i % 20 == 0)], [.. texts.Where((_, i) => i % 20 == 1)]);
        var data = TestPaths.Shared("benchmarks");
        using var folder = new TemporaryFolder();
        using var predictor = new Predictor(await Trainer.TrainAsync(set, new TrainingOptions(), folder.File("model"), cancellation: TestContext.Current.CancellationToken));

        var report = new Evaluator(predictor).Evaluate(set.Test, BenchmarkCatalog.Load(TestPaths.Repository("benchmarks")), data, TestContext.Current.CancellationToken);

        var row = report.Rows.Single(r => r is { Benchmark: "GoEmotions", Mapping: "broad" });
        Assert.Equal(5427, row.Texts);
        Assert.True(row.Metrics.AucMacro >= 0.64, $"AUC-macro {row.Metrics.AucMacro}");
        Assert.True(report.Rows[0].Metrics.AucMacro >= 0.75, $"AUC-macro in domain {report.Rows[0].Metrics.AucMacro}");
    }
}
