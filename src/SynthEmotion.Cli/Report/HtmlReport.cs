namespace SynthEmotion.Cli.Report;

/// <summary>
/// The report of a run as one self-contained HTML file: no script, nothing loaded, and well-formed XML after the doctype.
/// It depends on <see cref="ReportData"/> alone: no time, host or path.
/// </summary>
internal static class HtmlReport
{
    // The policy makes the browser itself hold the page to what it promises: nothing is loaded from anywhere.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private static readonly (string Id, string Heading, Func<ReportData, Html> Body)[] Sections =
    [
        ("scores", "Scores", ScoreSection.Of),
        ("corpus", "Corpus", CorpusSection.Of),
        ("labels", "Balance of the corpus", BalanceSection.Of),
        ("texts", "Sample texts", SampleTexts.Of),
        ("training", "Training", TrainingSection.Of),
        ("method", "Method and limits", MethodSection.Of),
        ("reproduction", "Reproduction", ReproductionSection.Of),
    ];

    /// <summary>Renders <paramref name="data"/>.</summary>
    public static string Render(ReportData data) => "<!DOCTYPE html>\n" + Html.Of($"""
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta http-equiv="Content-Security-Policy" content="{Policy}"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title>SynthEmotion: corpus version {data.Corpus.Version}</title>
        <link rel="icon" href="data:,"/>
        <style>{Html.Trusted(PageStyle.Css)}</style>
        </head>
        <body>
        <header>
        <h1>SynthEmotion: corpus version {data.Corpus.Version} and the model trained on it</h1>
        {HeadSection.Of(data)}<nav aria-label="Sections"><ul>{Sections.Select(s => Html.Of($"""<li><a href="#{s.Id}">{s.Heading}</a></li>"""))}</ul></nav>
        </header>
        <main>
        {Sections.Select(s => Html.Of($"""
            <section aria-labelledby="{s.Id}">
            <h2 id="{s.Id}">{s.Heading}</h2>
            {s.Body(data)}</section>

            """))}</main>
        <footer>Made by SynthEmotion {data.Model.Program}.</footer>
        </body>
        </html>

        """);
}
