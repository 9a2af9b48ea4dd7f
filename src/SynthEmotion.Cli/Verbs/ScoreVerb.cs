using System.CommandLine;
using System.Text.Json;
using Spectre.Console;
using SynthEmotion.Cli.Display;
using SynthEmotion.Cli.Hosting;
using SynthEmotion.Domain;
using SynthEmotion.Scoring;

namespace SynthEmotion.Cli.Verbs;

/// <summary><c>synthemotion score FILE.jsonl</c>: the metrics of any table of labels and scores.</summary>
internal static class ScoreVerb
{
    private static readonly JsonSerializerOptions Layout = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "Lines of {\"labels\":[0 or 1, ...],\"scores\":[number, ...]}." };
        var threshold = new Option<double>("--threshold") { Description = "A label is predicted when its score is at least this.", DefaultValueFactory = _ => 0.5 };
        var json = new Option<bool>("--json") { Description = "Print JSON, with every label's scores." };
        var verb = new Command("score", "Print the metrics of a file of labels and scores.") { file, threshold, json };
        verb.SetAction(parsed => Show(parsed.GetValue(file)!, parsed.GetValue(threshold), parsed.GetValue(json)));
        return verb;
    }

    private static int Show(string path, double threshold, bool json)
    {
        if (!double.IsFinite(threshold))
            throw new BadInputException($"--threshold {threshold}: a number belongs here");
        var table = ScoreFile.Read(path);
        var scores = Metrics.Compute(table.Labels, table.Scores, threshold);
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(scores, Layout));
        else
            AnsiConsole.Write(ScoreTable.Of(scores));
        return ExitCodes.Done;
    }
}
