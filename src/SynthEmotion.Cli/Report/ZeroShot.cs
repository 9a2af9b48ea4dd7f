using SynthEmotion.Evaluation;
using SynthEmotion.Scoring;

namespace SynthEmotion.Cli.Report;

/// <summary>Which zero-shot rows stand for what.</summary>
internal static class ZeroShot
{
    /// <summary>All zero-shot rows: what took no part in development first, projected labels after those that were read off the texts.</summary>
    public static IReadOnlyList<EvaluationRow> Rows(EvaluationReport report) =>
        [.. report.Rows.Where(r => r.ZeroShot).OrderBy(r => r.Development).ThenBy(r => r.Projected)];

    /// <summary>One row a set of texts, that of the benchmark's main mapping, which a report lists first.</summary>
    public static IReadOnlyList<EvaluationRow> Sets(EvaluationReport report) => [.. Rows(report).DistinctBy(r => (r.Benchmark, r.Language))];

    /// <summary>The sets that the headline figure is the mean of: not used in development, labels not carried over from a translation.</summary>
    public static IReadOnlyList<EvaluationRow> Independent(EvaluationReport report) => [.. Sets(report).Where(r => !r.Development && !r.Projected)];

    /// <summary>Mean of a metric over the rows where it is defined; null where it never is.</summary>
    public static double? Mean(IEnumerable<EvaluationRow> rows, Func<MetricScores, double?> metric) => rows.Select(r => metric(r.Metrics)).Average();
}
