using SynthEmotion.Corpus;
using SynthEmotion.Evaluation;

namespace SynthEmotion.Cli.Report;

/// <summary>The top of the page: what was made, who wrote the texts, and the few figures that most readers want.</summary>
internal static class HeadSection
{
    public static Html Of(ReportData data) => Html.Of($"""
        <p>{Corpus(data)}</p>
        <p>{Authors(data.Corpus)}</p>
        <p>{Model(data)}</p>
        <dl class="facts">
        {Fact("Texts", Figures.Count(data.Corpus.Samples), $"of {Figures.Count(data.Corpus.Languages.Sum(l => (long)l.Target))} wanted")}
        {Fact("Languages", Figures.Count(data.Corpus.Languages.Count), $"{data.Corpus.Languages.Count(l => l.Completion.ShortBy == 0)} complete")}
        {Headline(data.Evaluation)}
        {InDomain(data.Evaluation)}
        </dl>

        """);

    private static string Corpus(ReportData data)
    {
        var names = data.Corpus.Languages.Select(l => data.Language(l.Language).Name).Order(StringComparer.Ordinal).ToArray();
        return $"Corpus version {data.Corpus.Version} holds {Figures.Of(data.Corpus.Samples, "synthetic text")} in {Figures.Of(names.Length, "language")}: {Figures.List(names)}. "
            + "Each text was written for a label set that was chosen first; no person annotated it.";
    }

    private static Html Authors(CorpusSummary corpus)
    {
        var shares = corpus.Authors.Select(a => Html.Of(
            $"{Figures.Percent(a.Count, corpus.Samples)} by {(a.IsComposer ? "the embedded author" : "endpoint")} <code>{a.Endpoint}</code> (<code>{a.Model}</code>)"));
        var composer = corpus.Authors.Any(a => a.IsComposer)
            ? " The embedded author is a composer inside the program: it joins situations and reactions that the cultural profiles list. It is no language model, "
                + "and its texts are as varied as the profiles and no more."
            : "";
        return Html.Of($"Who wrote the texts: {shares.Select((s, i) => i == 0 ? s : Html.Of($", {s}"))}.{composer}");
    }

    private static string Model(ReportData data)
    {
        var sets = ZeroShot.Sets(data.Evaluation).Count;
        return $"A {data.Model.Options.ModelType} model was trained on {Figures.Of(data.Model.TrainingTexts, "text")} of the corpus and scored on its test split and, zero-shot, on "
            + (sets == 0 ? "no human-annotated set: none was present." : Figures.Of(sets, "human-annotated set") + ".");
    }

    private static Html Headline(EvaluationReport report)
    {
        var independent = ZeroShot.Independent(report);
        if (independent.Count > 0)
            return Fact("Zero-shot AUC-macro", Figures.Score(ZeroShot.Mean(independent, m => m.AucMacro)), $"mean of {Figures.Of(independent.Count, "human-annotated set")}; chance 0.500");
        return ZeroShot.Sets(report).FirstOrDefault(r => r.Development) is { } row
            ? Fact("Zero-shot AUC-macro", Figures.Score(row.Metrics.AucMacro), $"{row.Benchmark}, a development benchmark; chance 0.500")
            : Fact("Zero-shot AUC-macro", Figures.Undefined, "no independent human-annotated set was scored");
    }

    private static Html InDomain(EvaluationReport report) => report.Rows.FirstOrDefault(r => !r.ZeroShot) is { } row
        ? Fact("In-domain AUC-macro", Figures.Score(row.Metrics.AucMacro), "synthetic test split: says little of human text")
        : Fact("In-domain AUC-macro", Figures.Undefined, "the test split is empty");

    private static Html Fact(string name, string value, string below) => Html.Of($"<div><dt>{name}</dt><dd>{value}<span>{below}</span></dd></div>");
}
