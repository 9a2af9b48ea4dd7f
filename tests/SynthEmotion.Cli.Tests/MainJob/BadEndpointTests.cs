using System.Text.RegularExpressions;
using SynthEmotion.Cli.Tests.Processes;
using SynthEmotion.Tests.Generation;
using Xunit;

namespace SynthEmotion.Cli.Tests.MainJob;

/// <summary>Endpoints that fail in every way that is known: the run ends complete, and each failure is counted by name.</summary>
[Trait("Category", "Long")]
public sealed partial class BadEndpointTests : ProgramTests
{
    // Rates are high so that a short run meets each at least once; what happens depends on message and attempt alone.
    private static readonly (double Rate, LoopbackReply Reply)[] Mishaps =
    [
        (0.08, new LoopbackReply.RateLimited(TimeSpan.FromSeconds(1))), (0.08, new LoopbackReply.Status(500)), (0.08, new LoopbackReply.CutConnection()),
        (0.08, new LoopbackReply.HalfBody()), (0.05, new LoopbackReply.Hang()),
        (0.06, new LoopbackReply.Refusal()), (0.06, new LoopbackReply.ContentFilter()), (0.06, new LoopbackReply.WrongIds()),
        (0.06, new LoopbackReply.CutOff()), (0.06, new LoopbackReply.Text("I'd rather talk about the weather.")), (0.33, new LoopbackReply.Proper(TimeSpan.FromMilliseconds(50))),
    ];

    private static readonly string[] Final = ["refusal", "content-filter", "missing-id", "unknown-id", "cut-off", "not-json"];
    private static readonly string[] Later = ["rate-limited", "server-error", "connection-broken", "half-answer", "time-out"];

    [Fact]
    public async Task Every_failure_is_counted_by_name_and_nothing_complete_is_asked_twice()
    {
        await using var server = await LoopbackRun.StartAsync();
        server.Script = LoopbackReply.AtRates(3, Mishaps);
        var ended = await StartScript(
            [.. SmallRun(LoopbackRun.Options(server.Address, samples: 300)), "--nodes", "2", "--set", "endpoints.vllm.timeout=2s"]).WaitForExitAsync();
        Assert.True(ended.Code == 0, ended.ToString());
        Assert.Equal(new Dictionary<string, long> { ["en"] = 300, ["ja"] = 300 }, StoreRows.Samples(Workspace));

        var shown = await RunAsync("corpus", "show", "--workspace", Workspace);
        Assert.All(Final, name => Assert.True(Sum(shown.Output, name) > 0, $"{name} is not counted in\n{shown.Output}"));
        var last = string.Join('\n', ended.Output.Split('\n').Where(l => l.Contains(", done", StringComparison.Ordinal)));
        Assert.All(Later, name => Assert.True(Sum(last, name) > 0, $"{name} is not counted in\n{last}"));
        Assert.True(Sum(last, "server-error") <= server.Replies["Status"]);

        Assert.Equal(0, server.AnsweredTwice);
        Assert.Equal(server.Answered, StoreRows.Answers(Workspace));
        Assert.Equal(0, StoreRows.Surplus(Workspace));
        var verified = await RunAsync("corpus", "verify", "--workspace", Workspace);
        Assert.True(verified.Code == 0, verified.ToString());
    }

    [Fact]
    public async Task A_dead_endpoint_stops_the_run_which_goes_on_when_it_lives()
    {
        var port = Port + 7;
        string[] options = ["run", .. SmallRun(LoopbackRun.Options($"http://127.0.0.1:{port}/v1", samples: 40))];
        var stopped = await RunAsync([.. options, "--set", "run.give-up-after=8s"]);
        Assert.True(stopped.Code == 1, stopped.ToString());
        Assert.Contains("no endpoint has given a usable answer for 8 s", stopped.Errors, StringComparison.Ordinal);
        Assert.Contains("unreachable", stopped.Errors, StringComparison.Ordinal);
        Assert.Contains("the same command goes on", stopped.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", stopped.Errors, StringComparison.Ordinal);

        await using var server = await LoopbackRun.StartAsync(port);
        var ended = await RunAsync(options);
        Assert.True(ended.Code == 0, ended.ToString());
        Assert.Equal(new Dictionary<string, long> { ["en"] = 40, ["ja"] = 40 }, StoreRows.Samples(Workspace));
    }

    [Fact]
    public async Task A_key_that_is_refused_stops_the_run_as_bad_input_and_is_never_shown_or_kept()
    {
        const string secret = "sk-test-0123456789";
        Variables["LOOPBACK_KEY"] = secret;
        await using var server = await LoopbackRun.StartAsync();
        server.Script = _ => new LoopbackReply.Status(401, $"Incorrect API key provided: {secret}", "invalid_api_key");
        string[] options = [.. SmallRun(LoopbackRun.Options(server.Address, samples: 40)), "--set", "endpoints.vllm.key-variable=LOOPBACK_KEY", "--verbose"];
        var refused = await StartScript([.. options, "--nodes", "1"]).WaitForExitAsync();
        Assert.True(refused.Code == 2, refused.ToString());
        Assert.Contains("endpoint vllm: not authorised", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("LOOPBACK_KEY", refused.Errors, StringComparison.Ordinal);

        server.Script = _ => new LoopbackReply.Proper();
        var ended = await RunAsync(["run", .. options]);
        Assert.True(ended.Code == 0, ended.ToString());
        Assert.DoesNotContain(secret, refused.ToString() + ended, StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Workspace, "*", SearchOption.AllDirectories))
            Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(secret)) < 0, $"{file} holds the key");
    }

    private static long Sum(string text, string name) =>
        Counts().Matches(text).Where(m => m.Groups["name"].Value == name).Sum(m => long.Parse(m.Groups["count"].Value, System.Globalization.CultureInfo.InvariantCulture));

    [GeneratedRegex(@"(?<name>[a-z][a-z-]+) (?<count>\d+)")]
    private static partial Regex Counts();
}
