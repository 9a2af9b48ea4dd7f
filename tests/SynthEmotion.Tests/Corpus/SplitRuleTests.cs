using CsCheck;
using SynthEmotion.Corpus;
using SynthEmotion.Domain;
using SynthEmotion.Planning;
using Xunit;

namespace SynthEmotion.Tests.Corpus;

public sealed class SplitRuleTests
{
    private static readonly Gen<SplitShares> Shares =
        from validation in Gen.Int[0, 40]
        from test in Gen.Int[0, 40]
        select new SplitShares(100 - validation - test, validation, test);

    // Expected values from Python: int.from_bytes(sha256(tag + "\x1f" + group)[:8], "big") * 100 >> 64 is 68, 98 and 93.
    [Theory]
    [InlineData("en", "situation/parcel-in-bin", Split.Train)]
    [InlineData("en", "situation/57", Split.Test)]
    [InlineData("es", "situation/57", Split.Validation)]
    public void Split_of_a_known_group_never_changes(string language, string group, Split expected) =>
        Assert.Equal(expected, SplitRule.Of(new LanguageTag(language), group, new SplitShares()));

    [Fact]
    public void Split_is_never_one_whose_share_is_zero() =>
        Gen.Select(Gen.String, Shares).Sample((group, shares) => SplitRule.Of(Some.English, group, shares) switch
        {
            Split.Train => shares.Train > 0,
            Split.Validation => shares.Validation > 0,
            _ => shares.Test > 0,
        });

    [Fact]
    public void Split_of_more_train_never_moves_a_group_out_of_train() =>
        Gen.Select(Gen.String, Gen.Int[1, 98]).Sample((group, train) =>
            SplitRule.Of(Some.English, group, new SplitShares(train, 100 - train, 0)) != Split.Train
            || SplitRule.Of(Some.English, group, new SplitShares(train + 1, 99 - train, 0)) == Split.Train);

    [Fact]
    public void Split_shares_come_out_as_asked_over_many_groups() =>
        Shares.Sample(shares =>
        {
            var counts = Enumerable.Range(0, 4_000).CountBy(i => SplitRule.Of(Some.English, $"g{i}", shares)).ToDictionary();
            return Near(Split.Train, shares.Train) && Near(Split.Validation, shares.Validation) && Near(Split.Test, shares.Test);

            bool Near(Split split, int percent) => Math.Abs((counts.GetValueOrDefault(split) / 40.0) - percent) < 4;
        }, iter: 50);

    [Fact]
    public void Group_is_the_situation_then_scenario_and_labels_then_the_sample_itself()
    {
        var spec = new SampleSpec(LabelSet.Of(Emotion.Joy), ["delight"], Explicitness.Plain, "party", "chat", "general", SampleLength.Short);

        Assert.Equal("situation/cake", SplitRule.GroupOf("cake", spec, "id"));
        Assert.Equal("scenario/party/joy", SplitRule.GroupOf(null, spec, "id"));
        Assert.Equal("sample/id", SplitRule.GroupOf(null, spec with { Scenario = "" }, "id"));
    }

    [Fact]
    public void Shares_that_do_not_sum_to_a_hundred_are_an_error_that_says_so()
    {
        var error = Assert.Single(new SplitShares(90, 5, 6).Validate());

        Assert.Equal("corpus.split.train = 90: train + validation + test must be 100, these are 101", error.ToString());
        Assert.Empty(new SplitShares().Validate());
        Assert.Empty(new SplitShares(98, 1, 1).Validate());
    }
}
