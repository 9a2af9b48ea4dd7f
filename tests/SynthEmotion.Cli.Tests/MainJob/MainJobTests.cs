using SynthEmotion.Cli.Tests.Processes;
using Xunit;

namespace SynthEmotion.Cli.Tests.MainJob;

/// <summary>The main job, small: run-cluster.sh with two generators, then again with nothing to do, more samples, more languages.</summary>
[Trait("Category", "Long")]
public sealed class MainJobTests : ProgramTests
{
    [Fact]
    public async Task Run_ends_with_all_results_and_goes_on_with_more_samples_and_languages()
    {
        AssertDone(await RunAsync("ar,en,es", 40), version: 1);
        Assert.Equal(Expected(40, "ar", "en", "es"), StoreRows.Samples(Workspace));
        await VerifyAsync();

        var (corpus, answers) = (CorpusHashes.Of(Workspace), StoreRows.Answers(Workspace));
        AssertDone(await RunAsync("ar,en,es", 40), version: 1);
        Assert.Equal(answers, StoreRows.Answers(Workspace));
        Assert.Equal(corpus, CorpusHashes.Of(Workspace));

        AssertDone(await RunAsync("ar,en,es", 60), version: 2);
        Assert.Equal(Expected(60, "ar", "en", "es"), StoreRows.Samples(Workspace));
        Assert.Superset(Data(corpus), Data(CorpusHashes.Of(Workspace)));

        AssertDone(await RunAsync("ar,en,es,ja", 60), version: 3);
        Assert.Equal(Expected(60, "ar", "en", "es", "ja"), StoreRows.Samples(Workspace));
        await VerifyAsync();
    }

    private Task<Ended> RunAsync(string languages, int samples) =>
        StartScript(SmallRun("--languages", languages, "--samples", $"{samples}", "--nodes", "2", "--set", "training.epochs=2")).WaitForExitAsync();

    private void AssertDone(Ended ended, int version)
    {
        Assert.True(ended.Code == 0, ended.ToString());
        Assert.Equal("", ended.Errors);
        Assert.Contains("AUC-macro", ended.Output, StringComparison.Ordinal);
        Assert.Contains($"corpus  {Path.Combine(Workspace, "corpus")} (version {version})", ended.Output, StringComparison.Ordinal);
        Assert.Contains($"model   {Path.Combine(Workspace, "models", $"{version:D6}")}", ended.Output, StringComparison.Ordinal);
        var report = Path.Combine(Workspace, "reports", $"{version:D6}", "report.html");
        Assert.Contains($"report  {report}", ended.Output, StringComparison.Ordinal);
        Assert.StartsWith("<!doctype html>", File.ReadAllText(report), StringComparison.OrdinalIgnoreCase);
    }

    private async Task VerifyAsync()
    {
        var ended = await base.RunAsync("corpus", "verify", "--workspace", Workspace);
        Assert.True(ended.Code == 0, ended.ToString());
        Assert.DoesNotContain("warning", ended.Output, StringComparison.Ordinal);
    }

    private static HashSet<string> Data(IEnumerable<string> files) => [.. files.Where(f => f.StartsWith("data/", StringComparison.Ordinal))];

    private static SortedDictionary<string, long> Expected(long samples, params string[] languages) => new(languages.ToDictionary(l => l, _ => samples), StringComparer.Ordinal);
}
