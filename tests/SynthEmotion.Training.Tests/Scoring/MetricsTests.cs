using System.Text.Json;
using SynthEmotion.Scoring;
using Xunit;

namespace SynthEmotion.Training.Tests.Scoring;

public class MetricsTests
{
    [Theory]
    [InlineData("constant-scores")]
    [InlineData("label-never-and-label-always")]
    [InlineData("low-threshold")]
    [InlineData("one-row")]
    [InlineData("perfect")]
    [InlineData("random")]
    [InlineData("rows-without-labels")]
    [InlineData("ties")]
    public void Scores_are_those_of_scikit_learn(string table)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(TestPaths.Shared($"parity/metrics/{table}.json")));
        bool[][] labels = [.. Rows(json.RootElement.GetProperty("labels")).Select(r => r.Select(v => v == 1).ToArray())];

        var scores = Metrics.Compute(labels, Rows(json.RootElement.GetProperty("scores")), json.RootElement.GetProperty("threshold").GetDouble());

        var found = Named(scores);
        foreach (var expected in json.RootElement.GetProperty("expected").EnumerateObject().Where(p => p.Name != "per_label"))
            Same(expected.Value, found[expected.Name], expected.Name);
        foreach (var (expected, label) in json.RootElement.GetProperty("expected").GetProperty("per_label").EnumerateArray().Zip(scores.PerLabel))
        {
            Same(expected.GetProperty("support"), label.Support, "support");
            Same(expected.GetProperty("precision"), label.Precision, "precision");
            Same(expected.GetProperty("recall"), label.Recall, "recall");
            Same(expected.GetProperty("f1"), label.F1, "f1");
            Same(expected.GetProperty("ap"), label.Ap, "ap");
            Same(expected.GetProperty("auc"), label.Auc, "auc");
        }
    }

    [Fact]
    public void Order_of_the_texts_changes_nothing()
    {
        bool[][] labels = [[true, false], [false, true], [true, true], [false, false]];
        double[][] scores = [[0.5, 0.5], [0.5, 0.1], [0.9, 0.5], [0.2, 0.7]];

        var forward = Metrics.Compute(labels, scores);
        var backward = Metrics.Compute([.. labels.Reverse()], [.. scores.Reverse()]);

        Assert.Equal(forward with { PerLabel = [] }, backward with { PerLabel = [] });
        Assert.Equal(forward.PerLabel, backward.PerLabel);
    }

    [Fact]
    public void Tables_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Metrics.Compute([], []));
        Assert.Throws<ArgumentException>(() => Metrics.Compute([[true]], [[0.1], [0.2]]));
        Assert.Throws<ArgumentException>(() => Metrics.Compute([[true]], [[0.1, 0.2]]));
        Assert.Throws<ArgumentException>(() => Metrics.Compute([[true]], [[double.NaN]]));
    }

    private static Dictionary<string, double?> Named(MetricScores scores) => new()
    {
        ["f1_micro"] = scores.F1Micro,
        ["f1_macro"] = scores.F1Macro,
        ["f1_samples"] = scores.F1Samples,
        ["jaccard_samples"] = scores.Jaccard,
        ["hamming_loss"] = scores.HammingLoss,
        ["subset_accuracy"] = scores.SubsetAccuracy,
        ["auc_micro"] = scores.AucMicro,
        ["ap_micro"] = scores.ApMicro,
        ["ap_macro_of_present_labels"] = scores.ApMacro,
        ["auc_macro_of_defined_labels"] = scores.AucMacro,
        ["lrap"] = scores.Lrap,
        ["coverage_error"] = scores.CoverageError,
        ["ranking_loss"] = scores.RankingLoss,
    };

    private static void Same(JsonElement expected, double? found, string name)
    {
        if (expected.ValueKind == JsonValueKind.Null)
            Assert.True(found is null, $"{name}: undefined was expected, {found} found");
        else
            Assert.True(found is { } value && Math.Abs(value - expected.GetDouble()) <= 1e-9, $"{name}: {expected.GetDouble()} was expected, {found} found");
    }

    private static double[][] Rows(JsonElement table) => [.. table.EnumerateArray().Select(r => r.EnumerateArray().Select(v => v.GetDouble()).ToArray())];
}
