using SynthEmotion.Evaluation;
using SynthEmotion.Scoring;

namespace SynthEmotion.Cli.Report;

/// <summary>Scores on human-annotated texts, then, apart from them, scores on the corpus's own test split.</summary>
internal static class ScoreSection
{
    // More tables than this are folded away, or nobody would find the section after them.
    private const int OpenTables = 3;

    private const int FewTexts = 200;

    private static readonly (string Name, Func<MetricScores, double?> Of)[] Metrics =
    [
        ("F1-micro", m => m.F1Micro), ("F1-macro", m => m.F1Macro), ("AUC-micro", m => m.AucMicro), ("AUC-macro", m => m.AucMacro),
        ("AP-micro", m => m.ApMicro), ("LRAP", m => m.Lrap),
    ];

    private static readonly Column[] MetricColumns = [.. Metrics.Select(m => new Column(m.Name, Note: "baseline"))];

    public static Html Of(ReportData data) => Html.Of($"""
        <p>Below each score stands the <em>constant-prior baseline</em>: predicting for every text the share that each label has in the training texts. A label counts as
        predicted when its probability is at least {data.Evaluation.Threshold}; that threshold was not tuned on any human-annotated text. F1 depends on it; AUC, AP and LRAP do not.</p>
        <h3>Zero-shot: texts that humans annotated</h3>
        {ZeroShotScores(data)}{Skipped(data.Evaluation)}<h3>In domain: the corpus's own test split</h3>
        {InDomainScores(data)}<h3>Scores of each label</h3>
        <p>Support is the number of texts that have the label. A precision of 0.000 beside a recall of 0.000 means that no text with the label was found at this threshold.
        AP of a constant prediction equals the label's share of the texts: compare AP with it, not with 0.5.</p>
        {LabelTables(data)}
        """);

    private static Html ZeroShotScores(ReportData data)
    {
        var rows = ZeroShot.Rows(data.Evaluation);
        if (rows.Count == 0)
            return Html.Of($"""<p class="note">No human-annotated benchmark was scored: this report says nothing of how the model does on human text.</p>""");
        Column[] columns = [new("benchmark"), new("mapping", IsText: true), new("language", IsText: true), new("texts", Note: "left out"), .. MetricColumns];
        var table = Table.Of("Zero-shot scores", columns, rows.Select(r => (IReadOnlyList<Html>)
        [
            Html.Of($"{r.Benchmark}{Flags(r)}"), Html.Text(r.Mapping), Html.Text(data.NameOf(r.Language)),
            Table.Pair(Figures.Count(r.Texts), Figures.Count(r.Dropped)), .. Cells(r),
        ]));
        return Html.Of($"{Independent(data.Evaluation)}{AucChart.Of(data)}{table}{Footnotes(rows)}");
    }

    private static Html Independent(EvaluationReport report)
    {
        var sets = ZeroShot.Independent(report);
        return sets.Count == 0
            ? Html.Of($"""
                <p class="note">No human-annotated set was scored that took no part in development and whose labels were read off its own texts: this report has no independent zero-shot figure.</p>

                """)
            : Html.Of($"""
                <p>Mean over the {Figures.Of(sets.Count, "set")} that took no part in development and whose labels were read off the texts themselves (main mapping of each):
                {Metrics.Select((m, i) => Html.Of($"{(i == 0 ? "" : ", ")}{m.Name} <strong>{Figures.Score(ZeroShot.Mean(sets, m.Of))}</strong>"))}.</p>

                """);
    }

    private static Html Flags(EvaluationRow row)
    {
        var development = row.Development ? Html.Of($""" <span class="tag">development <a href="#development">a</a></span>""") : default;
        var projected = row.Projected ? Html.Of($""" <span class="tag">projected <a href="#projected">b</a></span>""") : default;
        return Html.Of($"{development}{projected}");
    }

    private static Html Footnotes(IReadOnlyList<EvaluationRow> rows)
    {
        var development = rows.Any(r => r.Development)
            ? Html.Of($"""
                <p id="development"><strong>a</strong> Development benchmark: the facets and the wording that the plan asks for were chosen by this benchmark's scores. Its rows show
                where development stands; they are no proof of how the model does on human texts of another kind.</p>

                """)
            : default;
        var projected = rows.Any(r => r.Projected)
            ? Html.Of($"""
                <p id="projected"><strong>b</strong> Projected labels: they were carried over from the texts' translations, not read off these texts.</p>

                """)
            : default;
        return Html.Of($"{development}{projected}<p>Left out are texts none of whose labels has a counterpart in the mapping.</p>\n");
    }

    private static Html Skipped(EvaluationReport report) => report.Skipped.Count == 0 ? default : Html.Of($"""
        <p>Not scored:</p>
        <ul>{report.Skipped.Select(s => Html.Of($"<li>{s.Benchmark}: {s.Reason}</li>"))}</ul>

        """);

    private static Html InDomainScores(ReportData data)
    {
        var rows = data.Evaluation.Rows.Where(r => !r.ZeroShot).ToArray();
        if (rows.Length == 0)
            return Html.Of($"<p>The test split is empty: there are no in-domain scores.</p>\n");
        var table = Table.Of(
            "Scores on the test split, by language", [new("language"), new("texts"), .. MetricColumns],
            rows.Select(r => (IReadOnlyList<Html>)[Html.Text(r.Language == "all" ? "all languages" : data.NameOf(r.Language)), Html.Text(Figures.Count(r.Texts)), .. Cells(r)]));
        return Html.Of($"""
            <p class="note">These texts come from the same profiles, plan and authors as the training texts. A high score says that the labels can be learned from such texts;
            it says little of texts that people write.{(rows.Any(r => r.Texts < FewTexts) ? $" Scores of fewer than {FewTexts} texts vary by several hundredths from one draw of texts to the next." : "")}</p>
            {table}
            """);
    }

    private static IEnumerable<Html> Cells(EvaluationRow row) =>
        Metrics.Select(m => Table.Pair(Figures.Score(m.Of(row.Metrics)), Figures.Score(m.Of(row.Baseline))));

    private static Html LabelTables(ReportData data)
    {
        EvaluationRow[] rows = [.. ZeroShot.Rows(data.Evaluation), .. data.Evaluation.Rows.Where(r => !r.ZeroShot).Take(1)];
        var open = rows.Length <= OpenTables ? Html.Of($" open=\"open\"") : default;
        return Html.Of($"""
            <div class="wide">
            {rows.Select(r => Html.Of($"""
                <details{open}><summary>{Title(data, r)}</summary>
                {LabelTable(Title(data, r), r)}</details>

                """))}</div>

            """);
    }

    private static string Title(ReportData data, EvaluationRow row) => row.ZeroShot
        ? $"{row.Benchmark}, {row.Mapping} mapping, {data.NameOf(row.Language)}"
        : "Test split, all languages";

    private static Html LabelTable(string title, EvaluationRow row) => Table.Of(
        $"{title}: each label",
        [new("label"), new("support"), new("precision"), new("recall"), new("F1"), new("AUC"), new("AP"), new("AP, constant")],
        row.Labels.Zip(row.Metrics.PerLabel, row.Baseline.PerLabel).Select(l => (IReadOnlyList<Html>)
        [
            Html.Text(l.First), Html.Text(Figures.Count(l.Second.Support)),
            .. new[] { l.Second.Precision, l.Second.Recall, l.Second.F1, l.Second.Auc, l.Second.Ap, l.Third.Ap }.Select(v => Html.Text(Figures.Score(v))),
        ]));
}
