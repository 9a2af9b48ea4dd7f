using SynthEmotion.Profiles;
using Xunit;

namespace SynthEmotion.Tests.Profiles;

public sealed class ShinglesTests
{
    private static readonly ShingleUnit ThreeWords = new(ShingleKind.Word, 3);
    private static readonly ShingleUnit FiveCharacters = new(ShingleKind.Character, 5);

    [Theory]
    [InlineData("one two three four", 2)]
    [InlineData("one two three", 1)]
    [InlineData("one", 1)]
    [InlineData("a b a b a b", 2)]
    [InlineData("😡😡😡", 1)]
    [InlineData("", 1)]
    public void Of_words_gives_one_a_window(string text, int count) => Assert.Equal(count, Shingles.Of(text, ThreeWords).Length);

    [Theory]
    [InlineData("電車が遅れた", 2)]
    [InlineData("電車", 1)]
    [InlineData("電車が、遅れた！", 2)]
    [InlineData("நான்கு", 1)]
    public void Of_characters_gives_one_a_window(string text, int count) => Assert.Equal(count, Shingles.Of(text, FiveCharacters).Length);

    [Theory]
    [InlineData("Well, THIS is — it!", "well this is it")]
    [InlineData("ok ❤️ so be it", "ok so be it")]
    [InlineData("ÉCOLE DE PARIS", "école de paris")]
    [InlineData("می‌خواهم بروم خانه", "میخواهم بروم خانه")]
    public void Of_same_words_is_equal_whatever_case_punctuation_and_emoji(string a, string b) => Assert.Equal(Shingles.Of(a, ThreeWords), Shingles.Of(b, ThreeWords));

    [Theory]
    [InlineData("कि", "की")]
    [InlineData("😡", "😀")]
    [InlineData("at 5", "at 6")]
    [InlineData("a b", "ab")]
    public void Of_other_words_differ(string a, string b) => Assert.NotEqual(Shingles.Of(a, ThreeWords), Shingles.Of(b, ThreeWords));

    [Fact]
    public void Of_is_ascending_and_the_same_on_every_machine()
    {
        var shingles = Shingles.Of("The same words give the same numbers.", ThreeWords);

        Assert.Equal(shingles.Order().Distinct(), shingles);
        Assert.Equal(5473156141403982717UL, shingles[0]);
    }

    [Theory]
    [InlineData(new ulong[] { 1, 2, 3 }, new ulong[] { 2, 3, 4 }, 0.5)]
    [InlineData(new ulong[] { 1 }, new ulong[] { 1 }, 1)]
    [InlineData(new ulong[] { 1 }, new ulong[] { 2 }, 0)]
    [InlineData(new ulong[] { 1, 2 }, new ulong[] { 1, 2, 3, 4 }, 0.5)]
    public void Jaccard_is_intersection_over_union(ulong[] a, ulong[] b, double expected) => Assert.Equal(expected, Shingles.Jaccard(a, b));
}
