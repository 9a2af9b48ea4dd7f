using SynthEmotion.Generation;
using SynthEmotion.Profiles;
using SynthEmotion.Tests;
using SynthEmotion.Tests.Generation;

namespace SynthEmotion.Cli.Tests.MainJob;

/// <summary>A model server on loopback that answers as the embedded author would, and the options of runs that use it.</summary>
internal static class LoopbackRun
{
    public const string Languages = "en,ja";

    /// <summary>Starts the server; it misbehaves as its script says.</summary>
    /// <param name="port">A fixed port, or 0.</param>
    public static Task<LoopbackOpenAiServer> StartAsync(int port = 0)
    {
        var profiles = Languages.Split(',').Select(l => ProfileLoader.Load(SharedData.Repository(Path.Combine("cultural-profiles", $"{l}.yaml"))));
        return LoopbackOpenAiServer.StartAsync(new EmbeddedAuthor([.. profiles], 42).Answer, port);
    }

    /// <summary>Options that make a run ask the server at <paramref name="address"/>; small rounds and shards, so that a short run has several of each.</summary>
    public static string[] Options(string address, int samples = 150) =>
    [
        "--languages", Languages, "--samples", $"{samples}", "--endpoint", "vllm", "--set", $"endpoints.vllm.base-address={address}",
        "--set", "plan.batches-per-round=4", "--set", "corpus.shard-size=40", "--set", "run.train=off",
    ];
}

/// <summary>A script that answers properly but slowly, and tells when so many requests have arrived: the moment for a test to strike.</summary>
internal sealed class SlowAnswers(TimeSpan wait)
{
    private readonly Lock gate = new();
    private readonly List<(int Number, TaskCompletionSource Reached)> waiting = [];
    private int last;

    /// <summary>The script.</summary>
    public LoopbackReply Reply(LoopbackRequest request)
    {
        lock (gate)
        {
            last = Math.Max(last, request.Number);
            foreach (var (_, reached) in waiting.Where(w => w.Number <= last))
                reached.TrySetResult();
        }

        return new LoopbackReply.Proper(wait);
    }

    /// <summary>Waits for request <paramref name="number"/>.</summary>
    public Task ReachAsync(int number)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (last >= number)
                reached.SetResult();
            waiting.Add((number, reached));
        }

        return reached.Task.WaitAsync(Processes.RunningProcess.Patience);
    }
}
