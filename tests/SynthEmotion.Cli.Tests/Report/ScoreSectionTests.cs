using Xunit;

namespace SynthEmotion.Cli.Tests.Report;

public sealed class ScoreSectionTests
{
    private readonly Page page = new(SomeReport.Data());

    [Fact]
    public void Zero_shot_row_shows_scores_over_baseline()
    {
        Assert.Equal(
            ["main", "English", "5,427 0", "0.700 0.250", "0.700 0.250", "0.700 0.250", "0.710 0.260", "n/a n/a", "0.700 0.250"],
            page.Row("Zero-shot scores", "Posts"));
        Assert.Equal("5,427 7", page.Row("Zero-shot scores", "GoEmotions development a")[2]);
    }

    [Fact]
    public void Development_benchmarks_and_projected_labels_come_last_and_are_flagged() => Assert.Equal(
        ["Posts", "Posts", "Blogs projected b", "GoEmotions development a"], page.Headings("Zero-shot scores"));

    [Fact]
    public void Headline_is_the_mean_of_independent_sets_alone()
    {
        Assert.Contains("Mean over the 1 set that took no part in development", page.Text, StringComparison.Ordinal);
        Assert.Contains("AUC-macro 0.710, AP-micro n/a", page.Text, StringComparison.Ordinal);
        Assert.Contains("Zero-shot AUC-macro0.710mean of 1 human-annotated set", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Chart_begins_each_bar_at_chance()
    {
        string[] names = ["Posts, English: 0.710", "Blogs, Urdu (b): 0.610", "GoEmotions, English (a): 0.510"];
        var bars = page.All("svg").Where(s => names.Contains(s.Attribute("aria-label")!.Value)).Select(s => s.Elements("rect").Last()).ToArray();
        Assert.Equal(["30", "15.714", "1.429"], bars.Select(b => b.Attribute("width")!.Value));
        Assert.All(bars, b => Assert.Equal("28.571", b.Attribute("x")!.Value));
    }

    [Fact]
    public void Without_an_independent_set_the_page_says_so()
    {
        var data = SomeReport.Data();
        var shown = new Page(data with { Evaluation = data.Evaluation with { Rows = [.. data.Evaluation.Rows.Where(r => r.Development || !r.ZeroShot)] } });
        Assert.Contains("this report has no independent zero-shot figure", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Zero-shot AUC-macro0.510GoEmotions, a development benchmark", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Skipped_benchmark_is_named_with_its_reason() => Assert.Contains("XED: its files are not there", page.Text, StringComparison.Ordinal);

    [Fact]
    public void In_domain_scores_stand_in_a_table_of_their_own()
    {
        Assert.Equal(["all languages"], page.Headings("Scores on the test split, by language"));
        Assert.Equal("0.910 0.260", page.Row("Scores on the test split, by language", "all languages")[4]);
        Assert.Contains("Scores of fewer than 200 texts vary", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Label_without_texts_has_no_ranking_scores()
    {
        const string caption = "GoEmotions, broad mapping, English: each label";
        Assert.Equal(["12", "0.500", "0.250", "0.333", "0.750", "0.625", "0.625"], page.Row(caption, "anger"));
        Assert.Equal(["0", "0.000", "0.000", "0.000", "n/a", "n/a", "n/a"], page.Row(caption, "joy"));
    }
}
