using SynthEmotion.Cli.Display;
using SynthEmotion.Cluster.Hosting;
using SynthEmotion.Cluster.Run;
using SynthEmotion.Corpus;
using SynthEmotion.Domain;
using SynthEmotion.Generation;

namespace SynthEmotion.Cli.Hosting;

/// <summary>The main job: corpus, model, scores and report, from wherever an earlier start stopped.</summary>
/// <param name="settings">The settings.</param>
/// <param name="folder">The workspace's folder.</param>
/// <param name="generates">True: this process has a generator too.</param>
/// <param name="display">Where progress is shown.</param>
/// <param name="verbose">True: the cluster's log is shown.</param>
internal sealed class MainJob(ProgramSettings settings, string folder, bool generates, RunDisplay display, bool verbose)
{
    /// <summary>Runs it; gives the exit code.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        // First all that can be found out without writing: a mistake leaves nothing behind, and a finished run is only shown.
        var context = RunContexts.Create(settings, folder, write: false);
        RunRecords.Check(context);
        var results = new RunResults(settings, context);
        if (await results.FindFinishedAsync(cancel) is { } finished)
            return await ShowAsync(results, finished);
        var judge = Judges.EndpointOf(settings, context);
        ClusterProcess.EnsureFree(context.Node.Host, context.Node.Port);

        context = context with { Workspace = Workspace.Open(folder) };
        using var held = context.Workspace.Lock();
        await using var store = ResponseStore.Open(context.Workspace.ResponsesFile);
        await RunRecords.TakeAsync(context, store.WorkspaceId, cancel);
        var over = new TaskCompletionSource<RunOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        var coordinator = new CoordinatorSetup(
            store.WorkspaceId, settings.Run.Train ? (version, stop) => results.MakeAsync(version, display.Line, stop) : null, display, o => over.TrySetResult(o));
        var generator = generates ? new GeneratorSetup("generator-0", store, Judges.Of(judge, settings, store), _ => { }) : null;
        // Beside the display there is no room for a log; what ends the run is said at its end.
        var setup = new NodeSetup(context, context.Node.Port, coordinator, generator) { LogLevel = verbose ? "INFO" : "OFF" };
        var outcome = await ClusterProcess.RunAsync(setup, over.Task, cancel);
        return outcome switch
        {
            null => ExitCodes.Downed,
            { Failure: { } failure, BadInput: true } => throw new BadInputException(failure),
            { Failure: { } failure } => throw new RunFailedException(failure),
            { CorpusVersion: { } version } => await ShowAsync(results, version),
            _ => throw new RunFailedException("the run ended without a corpus version"),
        };
    }

    private async Task<int> ShowAsync(RunResults results, int version)
    {
        await display.DisposeAsync();
        results.Show(version);
        return ExitCodes.Done;
    }
}

/// <summary>The run stopped early; what is done is kept.</summary>
internal sealed class RunFailedException(string message) : Exception(message);
