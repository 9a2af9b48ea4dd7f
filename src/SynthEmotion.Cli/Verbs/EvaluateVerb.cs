using System.CommandLine;
using Spectre.Console;
using SynthEmotion.Cli.Display;
using SynthEmotion.Cli.Hosting;
using SynthEmotion.Corpus;
using SynthEmotion.Domain;
using SynthEmotion.Training;

namespace SynthEmotion.Cli.Verbs;

/// <summary><c>synthemotion evaluate</c>: a model in, its scores out.</summary>
internal static class EvaluateVerb
{
    private static readonly Option<string> Model = new("--model") { Description = "Folder of a model.", HelpName = "DIR", Required = true };

    private static readonly Option<string> Workspace = new("--workspace")
    {
        Description = "Score the test split of the corpus version that the model was trained on, too.",
        HelpName = "DIR",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON, with every label's scores." };

    public static Command Create()
    {
        var verb = new Command("evaluate", "Score a model on its test split and, zero-shot, on the benchmarks that are present.") { Model, Workspace, Json };
        verb.SetAction((parsed, cancel) => RunAsync(
            ProgramSettings.Read(parsed), parsed.GetValue(Model)!, parsed.GetValue(Workspace), parsed.GetValue(Json), cancel));
        return verb;
    }

    private static async Task<int> RunAsync(ProgramSettings settings, string folder, string? workspace, bool json, CancellationToken cancel)
    {
        using var model = Checkpoint.Load(folder);
        var test = workspace is null ? [] : await TestSplitAsync(model, workspace, cancel);
        var report = RunResults.Evaluation(model, test, settings.Evaluation, cancel);
        if (json)
            Console.WriteLine(report.ToJson());
        else
            AnsiConsole.Write(ScoreTable.Of(report));
        return ExitCodes.Done;
    }

    private static async Task<IReadOnlyList<TrainingText>> TestSplitAsync(TrainedModel model, string workspace, CancellationToken cancel)
    {
        if (model.Info.Corpus is not { } identity)
            throw new BadInputException($"{model.Folder}: was trained on no corpus, so there is no test split; leave --workspace out");
        var corpus = await CorpusReader.OpenAsync(Corpus.Workspace.OpenExisting(workspace).Corpus, identity.Version, cancel);
        var set = await TrainingSet.FromCorpusAsync(corpus, cancel);
        return set.Corpus!.Manifests.OrderBy(m => m.Key, StringComparer.Ordinal).SequenceEqual(identity.Manifests.OrderBy(m => m.Key, StringComparer.Ordinal))
            ? set.Test
            : throw new BadInputException(
                $"--workspace {workspace}: its corpus version {identity.Version} is not the one that {model.Folder} was trained on; a test split of another corpus would hold training texts");
    }
}
