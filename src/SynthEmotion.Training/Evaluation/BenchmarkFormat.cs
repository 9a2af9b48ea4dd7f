using System.Globalization;
using SynthEmotion.Domain;

namespace SynthEmotion.Evaluation;

/// <summary>How a benchmark's files are written: tab-separated, a text in one column and comma-separated label numbers in another.</summary>
/// <param name="Name">The name that a description gives.</param>
/// <param name="Columns">Columns of a row.</param>
/// <param name="Text">Column of the text.</param>
/// <param name="Labels">Column of the label numbers.</param>
internal sealed record BenchmarkFormat(string Name, int Columns, int Text, int Labels)
{
    public static IReadOnlyList<BenchmarkFormat> All { get; } =
    [
        // GoEmotions (Demszky et al., 2020): text, label numbers from 0, id of the comment.
        new("goemotions-tsv", 3, 0, 1),
    ];

    public static IEnumerable<string> Known => All.Select(f => f.Name);

    /// <summary>Texts with their labels by name. Bad rows are all told at once.</summary>
    public IReadOnlyList<AnnotatedText> Read(string file, IReadOnlyList<string> labels)
    {
        var texts = new List<AnnotatedText>();
        var problems = new List<string>();
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            var fields = line.Split('\t');
            if (fields.Length == Columns && Names(fields[Labels], labels) is { } names)
                texts.Add(new AnnotatedText(fields[Text], names));
            else if (problems.Count < 20)
                problems.Add(FormattableString.Invariant($"{file}:{number}: {Columns} tab-separated columns are expected, the labels in column {Labels + 1} as numbers from 0 to {labels.Count - 1}"));
        }
        return problems.Count == 0 ? texts : throw new BadInputException(problems);
    }

    private static string[]? Names(string field, IReadOnlyList<string> labels)
    {
        var numbers = field.Split(',').Select(f => int.TryParse(f, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n < labels.Count ? n : -1).ToArray();
        return numbers.Contains(-1) ? null : [.. numbers.Select(n => labels[n])];
    }
}

/// <summary>A text with the labels that humans gave it, by the benchmark's own names.</summary>
internal sealed record AnnotatedText(string Text, IReadOnlyList<string> Labels);
