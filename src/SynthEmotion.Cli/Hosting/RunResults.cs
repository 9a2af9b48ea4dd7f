using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using SynthEmotion.Cli.Display;
using SynthEmotion.Cli.Report;
using SynthEmotion.Cluster.Hosting;
using SynthEmotion.Corpus;
using SynthEmotion.Evaluation;
using SynthEmotion.Training;

namespace SynthEmotion.Cli.Hosting;

/// <summary>What a run ends with: corpus version, model, scores, report. What an earlier start has made is found, not made again.</summary>
internal sealed class RunResults(ProgramSettings settings, RunContext context)
{
    private const string EvaluationFile = "evaluation.json";
    private const string ReportFile = "report.html";

    /// <summary>The corpus version of a run that has nothing left to do; null when there is something.</summary>
    public async Task<int?> FindFinishedAsync(CancellationToken cancel)
    {
        var store = context.Workspace.Corpus;
        if (await CorpusVersions.NewestAsync(store, cancel) is not { } version)
            return null;
        foreach (var language in context.Profiles.Keys)
        {
            var manifest = await new CorpusWriter(store, context.Corpus.Split, "reader").LatestManifestAsync(language, cancel);
            var listed = version.Languages.FirstOrDefault(l => l.Language == language);
            if (manifest is not { Completion.Complete: true } || manifest.Target != context.Run.Samples || listed?.ManifestSha256 != manifest.Sha256)
                return null;
        }

        return !settings.Run.Train || (File.Exists(EvaluationPath(version.Number)) && File.Exists(ReportPath(version.Number))) ? version.Number : null;
    }

    /// <summary>Trains on corpus version <paramref name="number"/>, evaluates and writes the report.</summary>
    public async Task MakeAsync(int number, Action<string> line, CancellationToken cancel)
    {
        var corpus = await CorpusReader.OpenAsync(context.Workspace.Corpus, number, cancel);
        var set = await TrainingSet.FromCorpusAsync(corpus, cancel);
        using var model = await TrainAsync(set, ModelFolder(number), line, cancel);
        line("evaluating");
        var evaluation = Evaluation(model, set.Test, settings.Evaluation, cancel);
        Directory.CreateDirectory(ReportFolder(number));
        await File.WriteAllTextAsync(EvaluationPath(number), evaluation.ToJson(), cancel);
        var summary = await CorpusSummary.ReadAsync(corpus, texts: 3, cancel: cancel);
        var report = new ReportData(
            summary, context.Workspace.ReadRun(), context.Prompts.Hash, [.. context.Profiles.Values.Select(ReportLanguage.Of)], model.Info, model.Log, evaluation,
            BenchmarkCatalog.Load(ProgramHome.Benchmarks));
        await File.WriteAllTextAsync(ReportPath(number), HtmlReport.Render(report), cancel);
    }

    /// <summary>Prints the scores and where everything is.</summary>
    public void Show(int number)
    {
        AnsiConsole.WriteLine();
        if (File.Exists(EvaluationPath(number)))
            AnsiConsole.Write(ScoreTable.Of(EvaluationReport.FromJson(File.ReadAllText(EvaluationPath(number)))));
        Console.WriteLine($"corpus  {context.Workspace.Corpus.Location} (version {number})");
        if (Directory.Exists(ModelFolder(number)))
            Console.WriteLine($"model   {ModelFolder(number)}");
        if (File.Exists(ReportPath(number)))
            Console.WriteLine($"report  {ReportPath(number)}");
    }

    /// <summary>Scores <paramref name="model"/> on its test split and on the benchmarks that are present.</summary>
    public static EvaluationReport Evaluation(TrainedModel model, IReadOnlyList<TrainingText> test, EvaluationOptions options, CancellationToken cancel) =>
        new Evaluator(new Predictor(model), options.Threshold).Evaluate(
            test, BenchmarkCatalog.Load(ProgramHome.Benchmarks), BenchmarkData.Folder(options.Benchmarks), cancel);

    /// <summary>Trains with a line an epoch.</summary>
    public static Task<TrainedModel> TrainAsync(TrainingSet set, TrainingOptions options, string folder, Action<string> line, CancellationToken cancel)
    {
        line($"training {options.ModelType} on {set.Train.Count} texts, validation {set.Validation.Count}, test {set.Test.Count}");
        return Trainer.TrainAsync(set, options, folder, new LineProgress(line), cancel);
    }

    private async Task<TrainedModel> TrainAsync(TrainingSet set, string folder, Action<string> line, CancellationToken cancel)
    {
        if (Directory.Exists(folder) && Checkpoint.Load(folder) is var made)
        {
            if (made.Info.Corpus?.Version == set.Corpus?.Version && JsonSerializer.Serialize(made.Info.Options) == JsonSerializer.Serialize(settings.Training))
                return made;
            made.Dispose();
            Directory.Delete(folder, recursive: true);
        }

        return await TrainAsync(set, settings.Training, folder, line, cancel);
    }

    private string ModelFolder(int number) => Path.Combine(context.Workspace.ModelsFolder, Name(number));

    private string ReportFolder(int number) => Path.Combine(context.Workspace.ReportsFolder, Name(number));

    private string EvaluationPath(int number) => Path.Combine(ReportFolder(number), EvaluationFile);

    private string ReportPath(int number) => Path.Combine(ReportFolder(number), ReportFile);

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"{number:D6}");

    private sealed class LineProgress(Action<string> line) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Finished is { } epoch)
                line(string.Create(
                    CultureInfo.InvariantCulture,
                    $"epoch {epoch.Epoch} of at most {value.Epochs}: training loss {epoch.TrainingLoss:0.0000}, validation loss {epoch.ValidationLoss:0.0000}, AUC-macro {epoch.ValidationAucMacro:0.000}"));
        }
    }
}
