using SynthEmotion.Cli.Tests.Processes;
using SynthEmotion.Tests.Generation;
using Xunit;

namespace SynthEmotion.Cli.Tests.MainJob;

/// <summary>The corpus of one process, answered without delay: what every other way to run must give, byte for byte.</summary>
public sealed class ReferenceCorpus : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("synthemotion-reference-").FullName;

    internal IReadOnlyList<string> Files { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await using var server = await LoopbackRun.StartAsync();
        using var process = RunningProcess.Start(
            BuiltProgram.Command(["run", .. LoopbackRun.Options(server.Address), "--workspace", folder, "--set", $"cluster.port={FreePorts.Take()}"]),
            new Dictionary<string, string>(), folder);
        var ended = await process.WaitForExitAsync();
        Assert.True(ended.Code == 0, ended.ToString());
        Files = CorpusHashes.Of(folder);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Same bytes with any number of processes, whatever is killed or stopped on the way.</summary>
[Trait("Category", "Long")]
public sealed class SameBytesTests(ReferenceCorpus reference) : ProgramTests, IClassFixture<ReferenceCorpus>
{
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(400);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Any_number_of_generators_gives_the_same_bytes(int nodes)
    {
        await using var server = await LoopbackRun.StartAsync();
        AssertSame(await StartRun(server, nodes).WaitForExitAsync());
        Assert.Equal(0, server.AnsweredTwice);
    }

    [Fact]
    public async Task The_response_store_alone_gives_the_same_bytes_again()
    {
        string[] options;
        await using (var server = await LoopbackRun.StartAsync())
        {
            server.Script = new SlowAnswers(Wait).Reply;
            options = ["run", .. SmallRun(LoopbackRun.Options(server.Address))];
            AssertSame(await RunAsync(options));
        }

        Directory.Delete(Path.Combine(Workspace, "corpus"), recursive: true);
        AssertSame(await RunAsync([.. options, "--replay-only"]));
    }

    [Fact]
    public async Task A_killed_generator_and_a_killed_coordinator_change_no_byte()
    {
        await using var server = await LoopbackRun.StartAsync();
        var answers = new SlowAnswers(Wait);
        server.Script = answers.Reply;
        var run = StartRun(server, nodes: 2);
        await answers.ReachAsync(8);
        RunningProcess.Kill(ProcessGroup.Find(run.Id, "node --number 1"));
        await answers.ReachAsync(26);
        RunningProcess.Kill(ProcessGroup.Find(run.Id, "run --nodes 2"));
        var ended = await run.WaitForExitAsync();
        AssertSame(ended);
        Assert.Contains("coordinator ended with code 137; starting it again", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("generator 1 ended with code 137; starting it again", File.ReadAllText(Path.Combine(Workspace, "logs", "generator-1.log")), StringComparison.Ordinal);
        var verified = await RunAsync("corpus", "verify", "--workspace", Workspace);
        Assert.True(verified.Code == 0, verified.ToString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ctrl_C_stops_what_the_run_started_and_nothing_else_and_a_second_start_goes_on(bool toGroup)
    {
        using var bystander = RunningProcess.Start(["sleep", "600"], new Dictionary<string, string>(), Folder);
        using var otherRun = RunningProcess.Start(
            BuiltProgram.Command(["run", .. LoopbackRun.Options("http://127.0.0.1:9/v1"), "--workspace", Workspace + "-other", "--set", $"cluster.port={Port + 5}"]),
            new Dictionary<string, string>(), Folder);
        await using var server = await LoopbackRun.StartAsync();
        var answers = new SlowAnswers(Wait);
        server.Script = answers.Reply;
        var run = StartRun(server, nodes: 2);
        await answers.ReachAsync(10);
        run.Signal(Signal.Interrupt, toGroup);
        var stopped = await run.WaitForExitAsync();
        Assert.True(stopped.Code == 130, stopped.ToString());
        Assert.DoesNotContain("[WARNING]", stopped.Output, StringComparison.Ordinal);
        Assert.Empty(ProcessGroup.Members(run.Id));
        Assert.False(bystander.HasExited);
        Assert.False(otherRun.HasExited);
        Assert.False(Directory.Exists(Path.Combine(Workspace, "corpus", "versions")));

        AssertSame(await StartRun(server, nodes: 2).WaitForExitAsync());
        Assert.Equal(0, server.AnsweredTwice);
    }

    private RunningProcess StartRun(LoopbackOpenAiServer server, int nodes) =>
        StartScript([.. SmallRun(LoopbackRun.Options(server.Address)), "--nodes", $"{nodes}"]);

    private void AssertSame(Ended ended)
    {
        Assert.True(ended.Code == 0, ended.ToString());
        Assert.DoesNotContain("[WARNING]", ended.Output, StringComparison.Ordinal);
        Assert.Equal(reference.Files, CorpusHashes.Of(Workspace));
    }
}
