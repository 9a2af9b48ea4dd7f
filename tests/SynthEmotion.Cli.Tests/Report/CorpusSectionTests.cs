using SynthEmotion.Corpus;
using Xunit;

namespace SynthEmotion.Cli.Tests.Report;

public sealed class CorpusSectionTests
{
    private readonly Page page = new(SomeReport.Data());

    [Fact]
    public void Counts_of_a_language_add_up_to_what_was_asked()
    {
        Assert.Equal(["100", "90", "10", "80", "4", "6", "100", "9", "1", "90.0\u00a0%"], page.Row("Texts by language", "English"));
        Assert.Equal(["200", "180", "20", "160", "8", "12", "200", "18", "2", "90.0\u00a0%"], page.Row("Texts by language", "all"));
    }

    [Fact]
    public void Drops_and_failures_are_counted_by_name()
    {
        Assert.Equal(["near-duplicate", "other-language"], page.Headings("Texts dropped, by reason"));
        Assert.Equal(["7", "7", "14"], page.Row("Texts dropped, by reason", "near-duplicate"));
        Assert.Equal(["1", "1", "2"], page.Row("Failures, by name", "refusal"));
        Assert.Contains("English: 10 texts, asked as often as allowed", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Bar_is_split_into_shares_of_what_was_asked()
    {
        var bar = page.All("svg").Single(s => s.Attribute("aria-label")!.Value.StartsWith("English: accepted", StringComparison.Ordinal));
        Assert.Equal("English: accepted 90.0\u00a0%, near-duplicate 7.0\u00a0%, other-language 2.0\u00a0%, other drops, unanswered 1.0\u00a0%", bar.Attribute("aria-label")!.Value);
        Assert.Equal(["90", "7", "2", "1"], bar.Elements("rect").Select(r => r.Attribute("width")!.Value));
    }

    [Fact]
    public void Label_outside_its_band_is_marked()
    {
        const string caption = "Share of the texts that have each label; marked where it lies outside the band";
        Assert.Equal("above 20.0\u00a0%", page.Row(caption, "anger")[0]);
        Assert.Equal("14.4\u00a0%", page.Row(caption, "joy")[0]);
        Assert.Equal("10.0\u00a0%", page.Row(caption, "neutral")[0]);
    }

    [Fact]
    public void Sizes_explicitness_and_varieties_stand_over_what_was_asked()
    {
        Assert.Equal(
            ["55.6\u00a0% 52.0\u00a0%", "33.3\u00a0% 36.0\u00a0%", "11.1\u00a0% 12.0\u00a0%", "1.600"], page.Row("Share of the texts with one, two and three labels", "English"));
        Assert.Equal(["50.0\u00a0% 60.0\u00a0%", "25.0\u00a0% 15.0\u00a0%", "25.0\u00a0% 25.0\u00a0%"], page.Row("Explicitness of the texts that are not neutral", "Urdu"));
        Assert.Equal(["General English", "100.0\u00a0%", "66.7\u00a0%", "60"], page.Row("Varieties", "English"));
    }

    [Fact]
    public void Language_without_a_profile_is_shown_by_its_tag_and_asked_shares_are_unknown()
    {
        var shown = new Page(SomeReport.Data() with { Languages = [] });
        Assert.Equal("66.7\u00a0%", shown.Row("Varieties", "en")[2]);
        Assert.Equal("n/a", shown.Row("Varieties", "en")[1]);
        Assert.Equal("50.0\u00a0% n/a", shown.Row("Explicitness of the texts that are not neutral", "en")[0]);
    }

    [Fact]
    public void Sample_texts_have_the_direction_of_their_letters_and_the_tag_of_their_script() => Assert.Equal(
        [("en", "ltr"), ("ur", "rtl"), ("ur-Latn", "ltr")],
        page.All("blockquote").Select(q => (q.Attribute("lang")!.Value, q.Attribute("dir")!.Value)));

    [Fact]
    public void Language_with_nothing_accepted_has_shares_of_nothing()
    {
        var data = SomeReport.Data();
        var none = SomeReport.Summary(SomeReport.English, []) with { BySplit = [], ByLabel = [], BySetSize = [], ByVariety = [], ByExplicitness = [], Drops = [], Unanswered = 0 };
        var shown = new Page(data with { Corpus = new CorpusSummary(1, [none]) });
        Assert.Equal("n/a", shown.Row("Texts by language", "English")[^1]);
        Assert.Equal("n/a", shown.Row("Share of the texts that have each label; marked where it lies outside the band", "joy")[0]);
        Assert.DoesNotContain("NaN", shown.Markup, StringComparison.Ordinal);
    }
}
