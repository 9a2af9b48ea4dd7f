using SynthEmotion.Cli.Tests.Processes;
using Xunit;

namespace SynthEmotion.Cli.Tests.BadInput;

/// <summary>Mistakes and damage in a workspace that a run has finished.</summary>
[Collection(FinishedWorkspace.Collection)]
public sealed class WorkspaceBadInputTests : ProgramTests
{
    public WorkspaceBadInputTests(FinishedWorkspace finished) => finished.CopyTo(Workspace);

    public static TheoryData<string, string[]> OtherSettings() => new()
    {
        { "--seed 7", ["seed", "42", "7", "name another workspace"] },
        { "--set corpus.shard-size=10", ["shard-size", "5000", "10"] },
        { "--set plan.batches-per-round=4", ["batches-per-round", "32", "4"] },
        { "--set plan.samples-per-batch=5", ["samples-per-batch", "10", "5"] },
        { "--set corpus.split.train=80 --set corpus.split.validation=15", ["split", "90", "80"] },
        { "--set filters.near-duplicate.threshold=0.9", ["filters.nearDuplicate.threshold", "0.7", "0.9"] },
        { "--samples 10", ["--samples 10", "40", "as many or more"] },
    };

    [Theory]
    [MemberData(nameof(OtherSettings))]
    public async Task Another_setting_than_the_workspace_was_begun_with_is_refused(string options, string[] says)
    {
        var before = CorpusHashes.OfFolder(Workspace);
        AssertMistake(await RunAsync(["run", .. Again(options)]), says);
        Assert.Equal(before, CorpusHashes.OfFolder(Workspace));
    }

    [Fact]
    public async Task Plan_refuses_another_seed_too() => AssertMistake(await RunAsync(["plan", .. Again("--seed 7")]), "seed", "42");

    [Fact]
    public async Task A_workspace_that_another_run_holds_is_refused_with_its_process()
    {
        using var held = SynthEmotion.Corpus.Workspace.OpenExisting(Workspace).Lock();
        AssertMistake(await RunAsync(["run", .. Again("--samples 60")]), "--workspace", $"process {Environment.ProcessId} is using it");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"format\":1,")]
    [InlineData("{}")]
    public async Task A_corrupt_manifest_is_named_by_verify_and_run(string content)
    {
        File.WriteAllText(Path.Combine(Workspace, "corpus", "manifests", "en", "000001.json"), content);
        AssertMistake(await RunAsync("corpus", "verify", "--workspace", Workspace), "manifests/en/000001.json");
        AssertMistake(await RunAsync(["run", .. Again()]), "manifests/en/000001.json");
        AssertMistake(await RunAsync(["run", .. Again("--samples 60")]), "manifests/en/000001.json");
    }

    [Fact]
    public async Task A_corrupt_shard_is_named_by_verify_and_by_a_run_that_goes_on()
    {
        var shard = Directory.EnumerateFiles(Path.Combine(Workspace, "corpus", "data", "en"), "train-*.parquet").Single();
        using (var file = File.OpenWrite(shard))
        {
            file.Position = file.Length / 2;
            file.Write("damaged"u8);
        }

        AssertMistake(await RunAsync("corpus", "verify", "--workspace", Workspace), $"data/en/{Path.GetFileName(shard)}");
        AssertMistake(await RunAsync(["run", .. Again("--samples 60")]), $"data/en/{Path.GetFileName(shard)}");
    }

    [Fact]
    public async Task A_missing_shard_is_named_by_verify()
    {
        var shard = Directory.EnumerateFiles(Path.Combine(Workspace, "corpus", "data", "en"), "train-*.parquet").Single();
        File.Delete(shard);
        AssertMistake(await RunAsync("corpus", "verify", "--workspace", Workspace), $"data/en/{Path.GetFileName(shard)}", "missing");
    }

    [Fact]
    public async Task A_corrupt_run_record_is_named()
    {
        File.WriteAllText(Path.Combine(Workspace, "run.json"), "{ not json");
        AssertMistake(await RunAsync(["run", .. Again()]), "run.json");
    }

    [Fact]
    public async Task A_damaged_response_store_is_named()
    {
        File.WriteAllText(Path.Combine(Workspace, "responses.db"), new string('x', 5000));
        AssertMistake(await RunAsync(["run", .. Again("--samples 60")]), "responses.db", "damaged or no SQLite file");
    }

    private string[] Again(string options = "") =>
        SmallRun([.. FinishedWorkspace.Options.Chunk(2).Where(o => !options.Contains(o[0] + " ", StringComparison.Ordinal) || o[0] == "--set").SelectMany(o => o),
            .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
}
