using SynthEmotion.Evaluation;

namespace SynthEmotion.Cli.Report;

/// <summary>AUC-macro of each human-annotated set as a bar that begins at chance.</summary>
internal static class AucChart
{
    private const double Chance = 0.5;
    private const double Lowest = 0.3;
    private const double Width = 100;

    /// <summary>The chart; nothing for fewer than two sets, which the table shows as well.</summary>
    public static Html Of(ReportData data)
    {
        EvaluationRow[] sets = [.. ZeroShot.Sets(data.Evaluation).Where(r => r.Metrics.AucMacro is { } auc && double.IsFinite(auc))];
        return sets.Length < 2 ? default : Html.Of($"""
            <figure>
            <figcaption>AUC-macro of each set, main mapping: bars begin at chance (0.5) and end at 1</figcaption>
            <div class="bars">
            {sets.Select(s => Bar(Name(data, s), s.Metrics.AucMacro!.Value, s.Development || s.Projected))}</div>
            </figure>

            """);
    }

    // The letters are those of the footnotes below the table of scores.
    private static string Name(ReportData data, EvaluationRow set) =>
        $"{set.Benchmark}, {data.NameOf(set.Language)}{(set.Development ? " (a)" : "")}{(set.Projected ? " (b)" : "")}";

    private static Html Bar(string name, double value, bool isFlagged)
    {
        var (from, to) = (X(Math.Min(value, Chance)), X(Math.Max(value, Chance)));
        return Html.Of($"""
            <span>{name}</span>
            <svg viewBox="0 0 {Width} 10" preserveAspectRatio="none" role="img" aria-label="{name}: {Figures.Score(value)}">
            <rect class="track" x="{X(Chance):0.###}" y="0" width="{Width - X(Chance):0.###}" height="10"/>
            <rect class="f{(isFlagged ? 7 : 0)}" x="{from:0.###}" y="1.5" width="{to - from:0.###}" height="7"/>
            </svg>
            <b>{Figures.Score(value)}</b>

            """);
    }

    private static double X(double value) => Width * (Math.Max(value, Lowest) - Lowest) / (1 - Lowest);
}
