using System.CommandLine;
using System.Text.Json.Nodes;
using SynthEmotion.Cli.Hosting;
using SynthEmotion.Domain;
using SynthEmotion.Evaluation;

namespace SynthEmotion.Cli.Verbs;

/// <summary><c>synthemotion predict</c>: texts in, a line of JSON a text out.</summary>
internal static class PredictVerb
{
    private const int LinesAtOnce = 256;

    public static Command Create()
    {
        var texts = new Argument<string[]>("texts") { Description = "Texts (default: one a line from standard input).", Arity = ArgumentArity.ZeroOrMore };
        var model = new Option<string>("--model") { Description = "Folder of a model.", HelpName = "DIR", Required = true };
        var threshold = new Option<double>("--threshold") { Description = "A label is predicted when its probability is at least this.", DefaultValueFactory = _ => 0.5 };
        var verb = new Command("predict", "Print labels and probabilities of texts as lines of JSON.") { texts, model, threshold };
        verb.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(model)!, parsed.GetValue(texts) ?? [], parsed.GetValue(threshold), cancel));
        return verb;
    }

    private static async Task<int> RunAsync(string folder, string[] texts, double threshold, CancellationToken cancel)
    {
        if (threshold is not (>= 0 and <= 1))
            throw new BadInputException($"--threshold {threshold}: a number from 0 to 1 belongs here");
        using var predictor = Predictor.Load(folder);
        if (texts.Length > 0)
        {
            Write(predictor, texts, threshold, cancel);
            return ExitCodes.Done;
        }

        var lines = new List<string>();
        while (await Console.In.ReadLineAsync(cancel) is { } line)
        {
            lines.Add(line);
            if (lines.Count < LinesAtOnce)
                continue;
            Write(predictor, lines, threshold, cancel);
            lines.Clear();
        }

        Write(predictor, lines, threshold, cancel);
        return ExitCodes.Done;
    }

    private static void Write(Predictor predictor, IReadOnlyList<string> texts, double threshold, CancellationToken cancel)
    {
        if (texts.Count == 0)
            return;
        foreach (var (text, scores) in texts.Zip(predictor.Predict(texts, cancel)))
        {
            var line = new JsonObject
            {
                ["text"] = text,
                ["labels"] = new JsonArray([.. Emotions.All.Where(e => scores[(int)e] >= threshold).Select(e => (JsonNode)e.Name())]),
                ["scores"] = new JsonObject(Emotions.All.Select(e => KeyValuePair.Create(e.Name(), (JsonNode?)Math.Round(scores[(int)e], 6)))),
            };
            Console.WriteLine(line.ToJsonString(JsonText.Plain));
        }
    }
}
