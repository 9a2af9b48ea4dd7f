using System.CommandLine;
using Spectre.Console;
using SynthEmotion.Cli.Display;
using SynthEmotion.Cli.Hosting;
using SynthEmotion.Corpus;
using SynthEmotion.Training;

namespace SynthEmotion.Cli.Verbs;

/// <summary><c>synthemotion train</c>: a corpus version in, a model out.</summary>
internal static class TrainVerb
{
    private static readonly Option<int?> Version = new("--corpus-version") { Description = "Corpus version to train on (default: the newest).", HelpName = "N" };

    private static readonly Option<string> Output = new("--output") { Description = "Folder of the model; it must not exist yet.", HelpName = "DIR", Required = true };

    public static Command Create()
    {
        var verb = new Command("train", "Train an encoder on a corpus version, and score it.") { CommonOptions.Workspace, Version, Output };
        verb.SetAction((parsed, cancel) => RunAsync(
            ProgramSettings.Read(parsed), parsed.GetValue(CommonOptions.Workspace)!, parsed.GetValue(Version), parsed.GetValue(Output)!, cancel));
        return verb;
    }

    private static async Task<int> RunAsync(ProgramSettings settings, string workspace, int? version, string output, CancellationToken cancel)
    {
        var corpus = await CorpusReader.OpenAsync(Workspace.OpenExisting(workspace).Corpus, version, cancel);
        var set = await TrainingSet.FromCorpusAsync(corpus, cancel);
        using var model = await RunResults.TrainAsync(set, settings.Training, output, Console.WriteLine, cancel);
        AnsiConsole.Write(ScoreTable.Of(RunResults.Evaluation(model, set.Test, settings.Evaluation, cancel)));
        Console.WriteLine($"model   {model.Folder}");
        return ExitCodes.Done;
    }
}
