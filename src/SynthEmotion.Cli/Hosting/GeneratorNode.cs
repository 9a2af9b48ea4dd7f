using System.Globalization;
using SynthEmotion.Cluster.Hosting;
using SynthEmotion.Corpus;
using SynthEmotion.Domain;
using SynthEmotion.Generation;

namespace SynthEmotion.Cli.Hosting;

/// <summary>A process that only generates.</summary>
internal static class GeneratorNode
{
    /// <summary>Joins, works until the run is over, leaves; gives the exit code.</summary>
    public static async Task<int> RunAsync(ProgramSettings settings, string workspace, int number, bool verbose, CancellationToken cancel)
    {
        var context = RunContexts.Create(settings, workspace, write: false);
        var judge = Judges.EndpointOf(settings, context);
        ClusterProcess.EnsureFree(context.Node.Host, context.Node.Port + number);
        context = context with { Workspace = Workspace.Open(workspace) };
        await using var store = ResponseStore.Open(context.Workspace.ResponsesFile);
        var over = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var generator = new GeneratorSetup(
            number.ToString("'generator-'0", CultureInfo.InvariantCulture), store, Judges.Of(judge, settings, store), reason => over.TrySetResult(reason ?? ""));
        var setup = new NodeSetup(context, context.Node.Port + number, null, generator) { LogLevel = verbose ? "INFO" : null };
        return await ClusterProcess.RunAsync(setup, over.Task, cancel) switch
        {
            null => ExitCodes.Downed,
            "" => ExitCodes.Done,
            var refused => throw new BadInputException(refused),
        };
    }
}
