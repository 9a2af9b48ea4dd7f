using SynthEmotion.Cli.Tests.Processes;
using SynthEmotion.Evaluation;
using SynthEmotion.Tests;
using Xunit;

namespace SynthEmotion.Cli.Tests.MainJob;

/// <summary>The main job as the README shows it, for the first four profiles: built by the script itself, 500 samples a language, default training.</summary>
[Trait("Category", "Long")]
public sealed class DefaultRunTests : ProgramTests
{
    private const int Samples = 500;

    [Fact]
    public async Task Default_run_gives_a_whole_corpus_and_a_model_far_above_chance_on_human_annotated_texts()
    {
        var benchmarks = Environment.GetEnvironmentVariable("SYNTHEMOTION_BENCHMARKS") ?? SharedData.Find("benchmarks");
        if (benchmarks is not null)
            Variables["SYNTHEMOTION_BENCHMARKS"] = benchmarks;
        string[] languages = ["ar", "en", "es", "ja"];
        var ended = await StartScriptThatBuilds("--languages", string.Join(',', languages), "--workspace", Workspace, "--set", $"cluster.port={Port}").WaitForExitAsync();
        Assert.True(ended.Code == 0, ended.ToString());
        Assert.Equal(languages.ToDictionary(l => l, _ => (long)Samples), StoreRows.Samples(Workspace));
        var verified = await RunAsync("corpus", "verify", "--workspace", Workspace);
        Assert.True(verified.Code == 0, verified.ToString());
        TestContext.Current.TestOutputHelper?.WriteLine(ended.Output);

        var evaluation = EvaluationReport.FromJson(File.ReadAllText(Path.Combine(Workspace, "reports", "000001", "evaluation.json")));
        if (benchmarks is null)
        {
            Assert.Contains(evaluation.Skipped, s => s.Benchmark == "GoEmotions");
            TestContext.Current.TestOutputHelper?.WriteLine("No benchmark data: set SYNTHEMOTION_BENCHMARKS to have the GoEmotions row checked too.");
            return;
        }

        var row = Assert.Single(evaluation.Rows, r => r is { Benchmark: "GoEmotions", Mapping: "broad", Language: "en" });
        Assert.True(row.ZeroShot);
        Assert.True(row.Metrics.AucMacro >= 0.60, $"AUC-macro {row.Metrics.AucMacro}");
    }
}
