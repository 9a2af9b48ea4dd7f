using SynthEmotion.Cli.Report;
using SynthEmotion.Corpus;
using SynthEmotion.Domain;
using SynthEmotion.Evaluation;
using SynthEmotion.Training;
using Xunit;

namespace SynthEmotion.Cli.Tests.Report;

public sealed class HtmlReportTests
{
    private const string Attack = "<script>alert(\"1 & 2\")</script>";
    private readonly Page page = new(SomeReport.Data());

    [Fact]
    public void Page_is_one_file_without_script_or_anything_loaded()
    {
        Assert.Empty(page.All("script"));
        Assert.Empty(page.All("img"));
        Assert.All(page.All("link").Concat(page.All("a")), l => Assert.True(l.Attribute("href")!.Value is ['d', 'a', 't', 'a', ':', ..] or ['#', ..]));
        Assert.DoesNotContain("url(", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_lead_to_places_of_the_page_and_ids_are_unique()
    {
        string[] ids = [.. page.All("section").Concat(page.All("h2")).Concat(page.All("p")).Select(e => e.Attribute("id")?.Value).OfType<string>()];
        Assert.Distinct(ids);
        Assert.All(page.All("a"), a => Assert.Contains(a.Attribute("href")!.Value[1..], ids));
    }

    [Fact]
    public void Charts_and_tables_say_what_they_show()
    {
        Assert.All(page.All("svg"), s => Assert.False(string.IsNullOrWhiteSpace(s.Attribute("aria-label")!.Value)));
        Assert.All(page.All("table"), t => Assert.NotEqual("", Page.Flat(t.Element("caption")!)));
        Assert.All(page.All("th"), t => Assert.Contains(t.Attribute("scope")!.Value, (string[])["row", "col"]));
    }

    [Fact]
    public void Same_data_give_the_same_page() => Assert.Equal(page.Markup, HtmlReport.Render(SomeReport.Data()));

    [Fact]
    public void Page_is_the_same_in_another_culture()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = new System.Globalization.CultureInfo("ar-SA");
            Assert.Equal(page.Markup, HtmlReport.Render(SomeReport.Data()));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Fact]
    public void Nothing_that_comes_from_outside_is_markup()
    {
        var hostile = SomeReport.Data() with
        {
            PromptHash = Attack,
            Corpus = new CorpusSummary(1, [SomeReport.Summary(SomeReport.English, [SomeReport.Text(Attack, Attack)]) with
            {
                Completion = Completion.Short(1, Attack),
                Authors = [new AuthorCount(Attack, Attack, 90)],
                Drops = [new NamedCount(Attack, 1)],
                Failures = [new NamedCount(Attack, 1)],
            }]),
            Languages = [new ReportLanguage(SomeReport.English, Attack, new Dictionary<Explicitness, double>(), [new ReportVariety("v", Attack, 1, Attack)])],
            Evaluation = SomeReport.Data().Evaluation with { Skipped = [new SkippedBenchmark(Attack, Attack)] },
            Benchmarks = [new Benchmark(Attack, "", "", false, Attack, Attack, [], [new LabelMapping(Attack, new Dictionary<string, IReadOnlyList<Emotion>> { [Attack] = [Emotion.Joy] })])],
        };
        var shown = new Page(hostile);
        Assert.Empty(shown.All("script"));
        Assert.Equal(Attack, Assert.Single(shown.All("blockquote")).Value);
    }

    [Fact]
    public void Characters_that_XML_forbids_are_replaced() =>
        Assert.Equal("a\uFFFDb\uFFFDc🙂'\"", System.Net.WebUtility.HtmlDecode(Html.Text("a\u0001b\uD800c🙂'\"").ToString()));

    [Fact]
    public void Undefined_and_infinite_values_never_show_as_such()
    {
        var odd = SomeReport.Data() with { Log = new TrainingLog([new EpochScores(1, double.NaN, null, null), new EpochScores(2, double.PositiveInfinity, double.NaN, null)], 1, false) };
        foreach (var shown in new[] { page, new Page(odd) })
        {
            Assert.DoesNotContain("NaN", shown.Markup, StringComparison.Ordinal);
            Assert.DoesNotContain("Infinity", shown.Markup, StringComparison.Ordinal);
            Assert.DoesNotContain("∞", shown.Markup, StringComparison.Ordinal);
        }
        Assert.Equal(["n/a", "n/a", "n/a"], new Page(odd).Row("Every epoch", "2"));
    }

    [Fact]
    public void Empty_corpus_and_evaluation_still_give_a_page()
    {
        var data = SomeReport.Data();
        var empty = new Page(new ReportData(
            new CorpusSummary(1, []), null, "", [], data.Model with { Corpus = null }, new TrainingLog([], 0, false), new EvaluationReport(null, 0.5, [], []), []));
        Assert.Contains("No human-annotated benchmark was scored", empty.Text, StringComparison.Ordinal);
        Assert.Contains("The test split is empty", empty.Text, StringComparison.Ordinal);
    }
}
