using System.Globalization;
using Spectre.Console;
using SynthEmotion.Evaluation;
using SynthEmotion.Scoring;

namespace SynthEmotion.Cli.Display;

/// <summary>Scores as a table for the terminal, each beside the constant-prior baseline.</summary>
internal static class ScoreTable
{
    /// <summary>All rows of <paramref name="report"/>, and what was skipped.</summary>
    public static Table Of(EvaluationReport report)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .Title($"scores at threshold {Text(report.Threshold)} (in brackets: predicting the labels' shares in the training texts)")
            .AddColumns("set", "language", "texts");
        foreach (var name in new[] { "F1-micro", "F1-macro", "AUC-micro", "AUC-macro", "AP-micro", "LRAP" })
            table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var row in report.Rows)
            table.AddRow(
            [
                Markup.Escape(Name(row)), row.Language, row.Texts.ToString(CultureInfo.InvariantCulture),
                .. Pairs(row).Select(p => $"{Text(p.Model)} ({Text(p.Baseline)})"),
            ]);
        if (report.Skipped.Count > 0)
            table.Caption(Markup.Escape(string.Join('\n', report.Skipped.Select(s => $"{s.Benchmark} was not scored: {s.Reason}"))));
        return table;
    }

    /// <summary>The metrics of one table of labels and scores.</summary>
    public static Table Of(MetricScores scores)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("metric", "value");
        foreach (var (name, value) in Named(scores))
            table.AddRow(name, Text(value));
        return table;
    }

    /// <summary>Name and value of every metric over all labels.</summary>
    public static IEnumerable<(string Name, double? Value)> Named(MetricScores s) =>
    [
        ("F1-micro", s.F1Micro), ("F1-macro", s.F1Macro), ("F1-samples", s.F1Samples), ("AUC-micro", s.AucMicro), ("AUC-macro", s.AucMacro),
        ("AP-micro", s.ApMicro), ("AP-macro", s.ApMacro), ("LRAP", s.Lrap), ("Jaccard", s.Jaccard), ("Hamming loss", s.HammingLoss),
        ("subset accuracy", s.SubsetAccuracy), ("coverage error", s.CoverageError), ("ranking loss", s.RankingLoss),
    ];

    private static string Name(EvaluationRow row) => row.Benchmark
        + (row.Mapping.Length > 0 ? $", {row.Mapping}" : "")
        + (row.ZeroShot ? ", zero-shot" : "")
        + (row.Development ? " (development benchmark)" : "")
        + (row.Projected ? " (projected)" : "");

    private static IEnumerable<(double? Model, double? Baseline)> Pairs(EvaluationRow row) =>
    [
        (row.Metrics.F1Micro, row.Baseline.F1Micro), (row.Metrics.F1Macro, row.Baseline.F1Macro), (row.Metrics.AucMicro, row.Baseline.AucMicro),
        (row.Metrics.AucMacro, row.Baseline.AucMacro), (row.Metrics.ApMicro, row.Baseline.ApMicro), (row.Metrics.Lrap, row.Baseline.Lrap),
    ];

    private static string Text(double? value) => value is { } v ? v.ToString("0.000", CultureInfo.InvariantCulture) : "n/a";
}
