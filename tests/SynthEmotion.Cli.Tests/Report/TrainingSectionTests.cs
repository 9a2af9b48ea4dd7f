using SynthEmotion.Cli.Report;
using Xunit;

namespace SynthEmotion.Cli.Tests.Report;

public sealed class TrainingSectionTests
{
    private readonly Page page = new(SomeReport.Data());

    [Fact]
    public void Every_epoch_is_listed_and_the_best_one_marked()
    {
        Assert.Equal(["1", "2 (best)", "3"], page.Headings("Every epoch"));
        Assert.Equal(["0.3000", "0.6500", "n/a"], page.Row("Every epoch", "3"));
    }

    [Fact]
    public void Curve_has_a_point_for_each_epoch_with_a_value()
    {
        var auc = page.All("svg").Single(s => s.Attribute("aria-label")!.Value.StartsWith("AUC-macro", StringComparison.Ordinal));
        Assert.Equal(2, auc.Elements("circle").Count());
        Assert.Equal("AUC-macro on the validation split. validation: from 0.61 in epoch 1 to 0.7 in epoch 2; best epoch 2", auc.Attribute("aria-label")!.Value);
    }

    [Theory]
    [InlineData(0.2, 0.6, new[] { 0.2, 0.3, 0.4, 0.5, 0.6 })]
    [InlineData(0, 3.9, new[] { 0.0, 1, 2, 3, 4 })]
    [InlineData(0.5, 0.5, new[] { 0.5, 0.50025 })]
    public void Marks_of_an_axis_are_round_and_enclose_the_values(double lowest, double highest, double[] marks) => Assert.Equal(marks, LineChart.Marks(lowest, highest));

    [Fact]
    public void Settings_have_the_keys_of_the_settings_file()
    {
        Assert.Equal(["0.005"], page.Row("Settings of the training", "training.learning-rate"));
        Assert.Equal(["32"], page.Row("Settings of the training", "training.subword-hash.embedding-size"));
    }

    [Fact]
    public void Identities_stand_in_the_reproduction_section()
    {
        Assert.Equal(["42"], page.Row("What the run was made with", "plan.seed"));
        Assert.Equal(
            ["100", "cccccccccccc", "dddddddddddd", new string('a', 64)], page.Row("Identities by language (plan and profile: first 12 digits)", "English"));
        Assert.Contains("synthemotion run --languages en,ur --samples 100 --seed 42 --endpoint azure,embedded", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Mapping_lists_the_labels_of_the_benchmark()
    {
        Assert.Equal(["pride"], page.Row("GoEmotions: its labels that count as ours", "joy"));
        Assert.Equal(["odd"], page.Row("GoEmotions: its labels that count as ours", "none"));
    }

    [Fact]
    public void Authors_are_named_by_share_and_the_composer_as_what_it_is()
    {
        Assert.Contains("33.3\u00a0% by endpoint azure (gpt), 66.7\u00a0% by the embedded author embedded (embedded-author-1).", page.Text, StringComparison.Ordinal);
        Assert.Contains("It is no language model", page.Text, StringComparison.Ordinal);
    }
}
