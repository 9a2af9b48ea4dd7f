using SynthEmotion.Training.Tokenization;
using Xunit;

namespace SynthEmotion.Training.Tests.Tokenization;

public class SubwordFeaturesTests
{
    [Theory]
    [InlineData("Soooooo HAPPY", "Word:sooo|Word:happy")]
    [InlineData("I'm don’t", "Word:i'm|Word:don’t")]
    [InlineData("wow!!!!!! 😀😀 1984", "Word:wow|Symbols:!!!|Symbols:😀😀|Word:0000")]
    [InlineData("ﬁne", "Word:fine")]
    [InlineData("腹立つ、まじ", "Unspaced:腹立つ|Symbols:、|Unspaced:まじ")]
    [InlineData("정말 좋아요", "Syllables:정말|Syllables:좋아요")]
    [InlineData("मुझे डर", "Word:मुझे|Word:डर")]
    [InlineData("กลัว", "Unspaced:กลัว")]
    [InlineData("  ", "")]
    [InlineData("", "")]
    public void Units_of_a_text(string text, string units)
    {
        var found = TextUnits.Of(text).Select(u => $"{u.Kind}:{u.Text}").ToArray();

        // Runs are cut to three before the eye sees them: digits fold to 0 first, so 1984 is 000.
        Assert.Equal(units.Replace("0000", "000", StringComparison.Ordinal), string.Join('|', found));
    }

    [Fact]
    public void Lone_surrogate_is_no_reason_to_fail() => Assert.Single(TextUnits.Of("a\ud83d"), u => u.Kind == UnitKind.Word);

    [Fact]
    public void Features_are_the_same_numbers_in_every_process() =>
        Assert.Equal(
            "ea4819187594d41a bb3dc576bebd7bef",
            string.Join(' ', SubwordFeatures.Of("no").Take(2).Select(f => f.Hash.ToString("x16", null))));

    [Fact]
    public void Short_word_gives_itself_and_its_marked_grams() =>
        // no, <no, no>, <no>
        Assert.Equal(4, SubwordFeatures.Of("no").Count);

    [Fact]
    public void Unspaced_script_gives_single_characters() =>
        // The run itself, five characters, four pairs, three triples.
        Assert.Equal(1 + 5 + 4 + 3, SubwordFeatures.Of("面白いなあ").Count);

    [Fact]
    public void Neighbouring_words_make_a_pair() =>
        Assert.Equal(SubwordFeatures.Of("thank").Count + SubwordFeatures.Of("you").Count + 1, SubwordFeatures.Of("thank you").Count);

    [Fact]
    public void Repeated_word_is_counted() => Assert.All(SubwordFeatures.Of("no, no").Where(f => f.Count == 2), f => Assert.NotEqual(0UL, f.Hash));
}
