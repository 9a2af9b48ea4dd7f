using System.Text.Json;
using SynthEmotion.Domain;

namespace SynthEmotion.Scoring;

/// <summary>
/// A table of labels and scores as JSON lines: <c>{"labels":[0,1,...],"scores":[0.1,0.9,...]}</c>, n of each on every line. Other keys are ignored, and so
/// are empty lines.
/// </summary>
/// <param name="Labels">Texts x n.</param>
/// <param name="Scores">Texts x n.</param>
public sealed record ScoreFile(bool[][] Labels, double[][] Scores)
{
    private const int MostProblems = 20;

    /// <summary>Reads a file.</summary>
    /// <exception cref="BadInputException">No such file, no lines, or bad lines: each with its number and what would be right, the first 20 at once.</exception>
    public static ScoreFile Read(string path)
    {
        var labels = new List<bool[]>();
        var scores = new List<double[]>();
        var problems = new List<string>();
        var number = 0;
        foreach (var line in Lines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (Row(line, labels.Count == 0 ? null : labels[0].Length, out var row) is { } problem)
            {
                if (problems.Count < MostProblems)
                    problems.Add(FormattableString.Invariant($"{path}:{number}: {problem}"));
                continue;
            }
            labels.Add(row.Labels);
            scores.Add(row.Scores);
        }
        if (problems.Count == 0 && labels.Count == 0)
            problems.Add($"{path}: has no lines; lines such as {{\"labels\":[0,1],\"scores\":[0.2,0.8]}} are expected");
        return problems.Count == 0 ? new ScoreFile([.. labels], [.. scores]) : throw new BadInputException(problems);
    }

    /// <summary>Null, or what is wrong with a line.</summary>
    private static string? Row(string line, int? columns, out (bool[] Labels, double[] Scores) row)
    {
        row = default;
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return "is no JSON object; {\"labels\":[0 or 1, ...],\"scores\":[number, ...]} is expected";
            if (Numbers(json.RootElement, "labels") is not { } labels || labels.Any(l => l is not (0 or 1)))
                return "labels must be an array of 0 and 1";
            if (Numbers(json.RootElement, "scores") is not { } scores || !scores.All(double.IsFinite))
                return "scores must be an array of finite numbers";
            if (labels.Length == 0 || labels.Length != scores.Length)
                return FormattableString.Invariant($"has {labels.Length} labels and {scores.Length} scores; as many of one as of the other are expected, at least one");
            if (columns is { } expected && labels.Length != expected)
                return FormattableString.Invariant($"has {labels.Length} labels, but the lines before have {expected}");
            row = ([.. labels.Select(l => l == 1)], scores);
            return null;
        }
        catch (JsonException e)
        {
            return $"is no JSON: {e.Message}";
        }
    }

    private static double[]? Numbers(JsonElement line, string key) =>
        line.TryGetProperty(key, out var array) && array.ValueKind == JsonValueKind.Array && array.EnumerateArray().All(e => e.ValueKind == JsonValueKind.Number)
            ? [.. array.EnumerateArray().Select(e => e.GetDouble())]
            : null;

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path}: cannot be read: {e.Message}");
        }
    }
}
