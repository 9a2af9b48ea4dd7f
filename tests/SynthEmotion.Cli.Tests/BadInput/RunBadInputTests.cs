using System.Net;
using System.Net.Sockets;
using SynthEmotion.Cli.Tests.Processes;
using Xunit;

namespace SynthEmotion.Cli.Tests.BadInput;

/// <summary>A user's mistakes at the start of a run: exit code 2, what, where and what would be right; nothing written.</summary>
public sealed class RunBadInputTests : ProgramTests
{
    public static TheoryData<string, string[]> Mistakes() => new()
    {
        { "--languages xx", ["no cultural profile for 'xx'", "xx.yaml", "there are", "en"] },
        { "--languages EN", ["command line: run.languages", "EN", "[en, es]"] },
        { "--samples -5", ["command line: run.samples = -5", "a whole number from 1"] },
        { "--samples 0", ["command line: run.samples = 0", "a whole number from 1"] },
        { "--samples many", ["command line: run.samples = many", "a whole number"] },
        { "--seed 1.5", ["command line: plan.seed = 1.5", "a whole number"] },
        { "--endpoint nosuch", ["run.endpoints = nosuch", "embedded", "ollama"] },
        { "--endpoint azure", ["endpoints.azure", "AZURE_OPENAI_API_KEY is not set", "key-variable"] },
        { "--endpoint openai", ["endpoints.openai", "OPENAI_API_KEY is not set", "key-variable"] },
        { "--set endpoints.embedded.kind=parrot", ["command line: endpoints.embedded.kind = parrot", "embedded, azure-openai, openai, ollama"] },
        { "--set filters.judge.endpoint=nosuch", ["command line: filters.judge.endpoint = nosuch", "a name of section endpoints"] },
        { "--set filters.judge.endpoint=openai", ["endpoints.openai", "OPENAI_API_KEY is not set"] },
        { "--set plan.sed=1", ["command line: plan.sed: no such setting", "seed"] },
        { "--set pln.seed=1", ["pln: no such section", "plan"] },
        { "--set nonsense", ["--set nonsense", "KEY=VALUE"] },
        { "--set plan{=1", ["'plan{' is no key of a setting"] },
        { "--set cluster.seed-nodes=[127.0.0.1]", ["cluster.seed-nodes = 127.0.0.1", "host:port"] },
        { "--set cluster.port=99999", ["cluster.port = 99999", "1 to 65535"] },
        { "--set run.give-up-after=3", ["run.give-up-after = 3", "30s"] },
        { "--set corpus.split.train=80", ["corpus.split.train = 80", "must be 100"] },
        { "--settings nowhere.conf", ["nowhere.conf", "no such settings file"] },
        { "--nodes -1", ["--nodes -1", "0 or more"] },
        { "--nodes x", ["--nodes", "'x'"] },
        { "--frobnicate", ["'--frobnicate'"] },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Run_names_the_mistake_and_writes_nothing(string options, string[] says) =>
        AssertBadInput(await RunAsync(["run", .. SmallRun(options.Split(' '))]), says);

    [Fact]
    public async Task Every_mistake_is_named_at_once() => AssertBadInput(
        await RunAsync(["run", .. SmallRun("--samples", "-5", "--set", "plan.seed=x", "--set", "training.epochs=0")]),
        "run.samples = -5", "plan.seed = x", "training.epochs = 0");

    [Fact]
    public async Task A_mistake_in_the_environment_names_the_variable()
    {
        Variables["SYNTHEMOTION_RUN_IN_FLIGHT"] = "none";
        AssertBadInput(await RunAsync(["run", .. SmallRun()]), "environment variable SYNTHEMOTION_RUN_IN_FLIGHT: run.in-flight = none", "a whole number");
    }

    // Below a file no folder can be made, whoever asks: permission bits would not stop root.
    [Theory]
    [InlineData("run")]
    [InlineData("plan")]
    [InlineData("node")]
    public async Task A_workspace_that_cannot_be_written_is_refused(string verb)
    {
        var file = Path.Combine(Folder, "file");
        File.WriteAllText(file, "");
        AssertMistake(await RunAsync([verb, .. SmallRun("--workspace", Path.Combine(file, "workspace"))]), "--workspace", "cannot be written", "name a folder that you may write into");
        Assert.Equal("", File.ReadAllText(file));
    }

    [Theory]
    [InlineData("run", 0)]
    [InlineData("node", 1)]
    public async Task A_port_that_is_taken_is_named(string verb, int offset)
    {
        using var holder = Take(Port + offset);
        AssertBadInput(await RunAsync([verb, .. SmallRun()]), $"port {Port + offset} on 127.0.0.1", "cluster.port");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task The_script_finds_a_taken_port_of_any_process_before_it_starts_one(int offset)
    {
        using var holder = Take(Port + offset);
        AssertBadInput(await StartScript(SmallRun()).WaitForExitAsync(), $"port {Port + offset} on 127.0.0.1", "cluster.port");
    }

    [Theory]
    [InlineData("--frobnicate", "unknown option --frobnicate")]
    [InlineData("--nodes 0", "--nodes 0: a whole number of 1 or more")]
    [InlineData("--nodes two", "--nodes two: a whole number of 1 or more")]
    [InlineData("--samples -5", "run.samples = -5")]
    [InlineData("--languages xx", "no cultural profile for 'xx'")]
    public async Task The_script_names_the_mistake_and_writes_nothing(string options, string says) =>
        AssertBadInput(await StartScript(SmallRun(options.Split(' '))).WaitForExitAsync(), says);

    [Fact]
    public async Task The_script_wants_a_value_for_every_option() =>
        AssertBadInput(await StartScript([.. SmallRun(), "--seed"]).WaitForExitAsync(), "--seed needs a value");

    [Fact]
    public async Task Verbose_shows_where_the_mistake_was_found()
    {
        var ended = await RunAsync(["run", .. SmallRun("--languages", "xx", "--verbose")]);
        Assert.Equal(2, ended.Code);
        Assert.Contains("no cultural profile for 'xx'", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("   at SynthEmotion.", ended.Errors, StringComparison.Ordinal);
    }

    private static TcpListener Take(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        return listener;
    }
}
