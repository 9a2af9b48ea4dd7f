using SynthEmotion.Corpus;

namespace SynthEmotion.Cli.Report;

/// <summary>How many texts there are, how many were asked for, and what became of the others.</summary>
internal static class CorpusSection
{
    private const int ColouredReasons = 6;

    public static Html Of(ReportData data) => Html.Of($"""
        <p>A text is <em>asked for</em> in the plan; an answer that holds it makes it a candidate; a candidate is accepted or dropped for one named reason, and dropped texts
        are kept with the corpus (<em>cell-full</em>: its label set had all its texts already). What the answers lacked counts as unanswered. Texts on one situation all stand in one split.</p>
        {Counts(data)}{Short(data)}<h3>What became of the texts asked for</h3>
        {Bars(data)}{Drops(data)}{Failures(data)}
        """);

    private static long Dropped(LanguageSummary language) => language.Drops.Sum(d => d.Count);

    // A commit is refused unless this sum is what was asked for.
    private static long Asked(LanguageSummary language) => language.Samples + Dropped(language) + language.Unanswered;

    private static Html Counts(ReportData data)
    {
        Column[] columns =
        [
            new("language"), new("wanted"), new("accepted"), new("short by"), new("train"), new("validation"), new("test"),
            new("asked for"), new("dropped"), new("unanswered"), new("kept of asked"),
        ];
        var rows = data.Corpus.Languages.Select(l => Row(data.Language(l.Language).Name, [l]));
        return Table.Of("Texts by language", columns, data.Corpus.Languages.Count > 1 ? rows.Append(Row("all", data.Corpus.Languages)) : rows);
    }

    private static IReadOnlyList<Html> Row(string name, IReadOnlyList<LanguageSummary> languages)
    {
        long Sum(Func<LanguageSummary, long> count) => languages.Sum(count);
        long Split(string split) => Sum(l => CountOf(l.BySplit, split));
        long[] counts =
        [
            Sum(l => l.Target), Sum(l => l.Samples), Sum(l => l.Completion.ShortBy), Split("train"), Split("validation"), Split("test"),
            Sum(Asked), Sum(Dropped), Sum(l => l.Unanswered),
        ];
        return [Html.Text(name), .. counts.Select(c => Html.Text(Figures.Count(c))), Html.Text(Figures.Percent(Sum(l => l.Samples), Sum(Asked)))];
    }

    private static Html Short(ReportData data)
    {
        var lacking = data.Corpus.Languages.Where(l => l.Completion.ShortBy > 0).ToArray();
        return lacking.Length == 0
            ? Html.Of($"<p>Every language has exactly the texts that were wanted.</p>\n")
            : Html.Of($"""
                <p>Short of what was wanted:</p>
                <ul>{lacking.Select(l => Html.Of($"<li>{data.Language(l.Language).Name}: {Figures.Of(l.Completion.ShortBy, "text")}, {l.Completion.ShortBecause ?? "no reason given"}</li>"))}</ul>

                """);
    }

    private static Html Bars(ReportData data)
    {
        string[] reasons = [.. data.Corpus.Total(l => l.Drops).OrderByDescending(d => d.Count).Take(ColouredReasons).Select(d => d.Name)];
        return StackedBars.Of(
            "Share of the texts asked for, by language",
            ["accepted", .. reasons, "other drops, unanswered"],
            [.. data.Corpus.Languages.Select(l => new StackedBar(
                data.Language(l.Language).Name,
                [l.Samples, .. reasons.Select(r => CountOf(l.Drops, r)), Asked(l) - l.Samples - reasons.Sum(r => CountOf(l.Drops, r))]))]);
    }

    private static Html Drops(ReportData data)
    {
        var reasons = data.Corpus.Total(l => l.Drops);
        return reasons.Count == 0 ? Html.Of($"<p>No text was dropped.</p>\n") : ByName(data, "Texts dropped, by reason", "reason", reasons, l => l.Drops);
    }

    private static Html Failures(ReportData data)
    {
        var failures = data.Corpus.Total(l => l.Failures);
        return failures.Count == 0
            ? Html.Of($"<p>No answer failed: each held every text that it was asked for.</p>\n")
            : ByName(data, "Failures, by name", "failure", failures, l => l.Failures);
    }

    private static Html ByName(
        ReportData data, string caption, string column, IReadOnlyList<NamedCount> total, Func<LanguageSummary, IReadOnlyList<NamedCount>> counts) => Table.Of(
        caption,
        [new(column), .. data.Corpus.Languages.Select(l => new Column(data.Language(l.Language).Name)), new("all")],
        total.OrderByDescending(t => t.Count).Select(t => (IReadOnlyList<Html>)
        [
            Html.Text(t.Name), .. data.Corpus.Languages.Select(l => Html.Text(Figures.Count(CountOf(counts(l), t.Name)))), Html.Text(Figures.Count(t.Count)),
        ]));

    private static long CountOf(IReadOnlyList<NamedCount> counts, string name) => counts.FirstOrDefault(c => c.Name == name)?.Count ?? 0;
}
