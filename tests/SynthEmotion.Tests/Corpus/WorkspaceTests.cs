using System.Diagnostics;
using System.Globalization;
using SynthEmotion.Corpus;
using SynthEmotion.Domain;
using Xunit;

namespace SynthEmotion.Tests.Corpus;

public sealed class WorkspaceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static RunRecord Run { get; } = new(
        RunRecord.CurrentFormat, "0f", 42, 32, 10, 5_000, new SplitShares(), [new FilterSetting("filters.length.min", "3")],
        [new RunLanguage(Some.English, 500, "plan-en", "profile-en"), new RunLanguage(Some.Spanish, 500, "plan-es", "profile-es")]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Open_makes_the_layout_and_leaves_no_probe()
    {
        var workspace = Workspace.Open(folder.File("w"));

        Assert.Equal(["corpus", "logs", "models", "reports"], Directory.EnumerateFileSystemEntries(workspace.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Null(workspace.ReadRun());
    }

    [Fact]
    public void Open_of_a_place_that_cannot_be_written_says_so()
    {
        File.WriteAllText(folder.File("file"), "");

        var e = Assert.Throws<BadInputException>(() => Workspace.Open(folder.File("file/w")));

        Assert.Contains("cannot be written", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OpenExisting_of_nothing_makes_nothing()
    {
        Assert.Throws<BadInputException>(() => Workspace.OpenExisting(folder.File("none")));
        Assert.False(Directory.Exists(folder.File("none")));
    }

    [Fact]
    public void Lock_that_is_held_names_the_holder_and_is_free_afterwards()
    {
        var workspace = Workspace.Open(folder.Path);
        using (workspace.Lock())
        {
            var e = Assert.Throws<BadInputException>(workspace.Lock);
            Assert.Contains($"process {Environment.ProcessId.ToString(CultureInfo.InvariantCulture)} is using it", e.Message, StringComparison.Ordinal);
        }
        workspace.Lock().Dispose();
    }

    [Fact]
    public async Task Lock_held_by_another_process_is_refused_and_ends_with_that_process()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/flock"))
            Assert.Skip("needs the flock program of util-linux");
        var workspace = Workspace.Open(folder.Path);
        var start = new ProcessStartInfo("/usr/bin/flock", [folder.File("workspace.lock"), "sh", "-c", "echo held; read line"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var holder = Process.Start(start)!;
        Assert.Equal("held", await holder.StandardOutput.ReadLineAsync(Cancel));

        Assert.Throws<BadInputException>(workspace.Lock);

        holder.StandardInput.Close();
        await holder.WaitForExitAsync(Cancel);
        workspace.Lock().Dispose();
    }

    [Fact]
    public async Task Run_record_reads_back_as_it_was_written()
    {
        var workspace = Workspace.Open(folder.Path);

        await workspace.WriteRunAsync(Run, Cancel);
        await workspace.WriteRunAsync(Run with { Seed = 43 }, Cancel);

        Assert.Equivalent(Run with { Seed = 43 }, workspace.ReadRun(), strict: true);
    }

    [Fact]
    public async Task Run_record_that_is_damaged_is_refused()
    {
        var workspace = Workspace.Open(folder.Path);
        await workspace.WriteRunAsync(Run, Cancel);
        var path = folder.File("run.json");
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path, Cancel)).Replace("\"seed\": 42,", "", StringComparison.Ordinal), Cancel);

        Assert.StartsWith("run.json: ", Assert.Throws<CorruptCorpusException>(workspace.ReadRun).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_lets_the_same_more_samples_more_languages_and_changed_profiles_in()
    {
        var more = Run with { Id = "1a", Languages = [new RunLanguage(new LanguageTag("ar"), 500, "p", "h"), Run.Languages[0] with { Samples = 600, Plan = "new", ProfileHash = "new" }] };

        Assert.Empty(RunRecord.Check(Run, Run));
        Assert.Empty(RunRecord.Check(Run, more));
        var merged = RunRecord.Merge(Run, more);
        Assert.Equal("0f", merged.Id);
        Assert.Equal(["ar 500", "en 600", "es 500"], merged.Languages.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Language} {l.Samples}")));
    }

    [Fact]
    public void Check_names_everything_that_may_not_change()
    {
        var other = Run with
        {
            Seed = 7,
            BatchesPerRound = 16,
            SamplesPerBatch = 5,
            ShardSize = 100,
            Split = new SplitShares(98, 1, 1),
            Filters = [new FilterSetting("filters.length.min", "4"), new FilterSetting("filters.new", "on")],
            Languages = [Run.Languages[0] with { Samples = 499 }],
        };

        var problems = RunRecord.Check(Run, other);

        Assert.Equal(
            ["seed", "batches-per-round (W)", "samples-per-batch", "shard-size", "split", "filters.length.min", "filters.new", "--samples 499"],
            problems.Select(p => p[..p.IndexOf(':', StringComparison.Ordinal)]));
        Assert.Equal("seed: this workspace was begun with 42, this start asks for 7; keep 42 or name another workspace", problems[0]);
        Assert.NotEqual(Run.FiltersHash, other.FiltersHash);
    }
}
