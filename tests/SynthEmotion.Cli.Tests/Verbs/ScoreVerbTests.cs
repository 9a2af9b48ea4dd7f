using System.Text.Json;
using SynthEmotion.Cli.Tests.Processes;
using SynthEmotion.Tests;
using Xunit;

namespace SynthEmotion.Cli.Tests.Verbs;

public sealed class ScoreVerbTests : ProgramTests
{
    private static readonly (string Ours, string Theirs)[] Names =
    [
        ("f1_micro", "f1_micro"), ("f1_macro", "f1_macro"), ("f1_samples", "f1_samples"), ("jaccard", "jaccard_samples"), ("hamming_loss", "hamming_loss"),
        ("subset_accuracy", "subset_accuracy"), ("auc_micro", "auc_micro"), ("ap_micro", "ap_micro"), ("ap_macro", "ap_macro_of_present_labels"),
        ("auc_macro", "auc_macro_of_defined_labels"), ("lrap", "lrap"), ("coverage_error", "coverage_error"), ("ranking_loss", "ranking_loss"),
    ];

    [Fact]
    public async Task Json_has_scikit_learns_values()
    {
        var table = JsonDocument.Parse(File.ReadAllText(Path.Combine(SharedData.Folder("parity"), "metrics", "ties.json"))).RootElement;
        var file = Path.Combine(Folder, "table.jsonl");
        File.WriteAllLines(file, table.GetProperty("labels").EnumerateArray().Zip(
            table.GetProperty("scores").EnumerateArray(), (labels, scores) => $$"""{"labels":{{labels.GetRawText()}},"scores":{{scores.GetRawText()}}}"""));
        var ended = await RunAsync("score", file, "--threshold", table.GetProperty("threshold").GetRawText(), "--json");
        Assert.True(ended.Code == 0, ended.ToString());
        var ours = JsonDocument.Parse(ended.Output).RootElement;
        var theirs = table.GetProperty("expected");
        foreach (var (our, their) in Names)
            Assert.Equal(theirs.GetProperty(their).GetDouble(), ours.GetProperty(our).GetDouble(), 1e-9);
        Assert.Equal(theirs.GetProperty("per_label").GetArrayLength(), ours.GetProperty("per_label").GetArrayLength());
    }

    [Fact]
    public async Task Table_names_every_metric()
    {
        var file = Path.Combine(Folder, "table.jsonl");
        File.WriteAllText(file, "{\"labels\":[1,0],\"scores\":[0.9,0.2]}\n{\"labels\":[0,1],\"scores\":[0.6,0.7]}\n");
        var ended = await RunAsync("score", file);
        Assert.True(ended.Code == 0, ended.ToString());
        foreach (var metric in new[] { "F1-micro", "F1-macro", "AUC-micro", "AUC-macro", "AP-micro", "LRAP" })
            Assert.Contains(metric, ended.Output, StringComparison.Ordinal);
    }
}
