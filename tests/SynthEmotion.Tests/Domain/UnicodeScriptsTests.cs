using System.Text;
using SynthEmotion.Domain;
using Xunit;

namespace SynthEmotion.Tests.Domain;

public sealed class UnicodeScriptsTests
{
    [Theory]
    [InlineData("a", "Latn")]
    [InlineData("é", "Latn")]
    [InlineData("я", "Cyrl")]
    [InlineData("ß", "Latn")]
    [InlineData("ن", "Arab")]
    [InlineData("ਪ", "Guru")]
    [InlineData("த", "Taml")]
    [InlineData("あ", "Hira")]
    [InlineData("ア", "Kana")]
    [InlineData("𠮟", "Hani")]
    [InlineData("한", "Hang")]
    [InlineData("ー", null)]
    [InlineData("7", null)]
    [InlineData("😡", null)]
    [InlineData("،", null)]
    public void Of_character_gives_its_script(string text, string? script) => Assert.Equal(script, UnicodeScripts.Of(Rune.GetRuneAt(text, 0)));

    [Theory]
    [InlineData("Hello!", "Latn", 1, 5)]
    [InlineData("Ja привет", "Cyrl", 0.75, 8)]
    [InlineData("スーパーで買った", "Jpan", 1, 6)]
    [InlineData("ok 我知道", "Hans", 0.6, 5)]
    [InlineData("😡!!! 12", "Latn", 1, 0)]
    public void LetterShare_counts_letters_with_a_script_of_their_own(string text, string script, double share, int letters)
    {
        Assert.Equal((share, letters), UnicodeScripts.LetterShare(text, [script]));
    }

    [Fact]
    public void All_codes_are_known_and_the_usual_ones_are_there()
    {
        Assert.All(UnicodeScripts.All, c => Assert.True(UnicodeScripts.IsKnown(c)));
        string[] usual = ["Latn", "Cyrl", "Arab", "Deva", "Beng", "Guru", "Taml", "Hani", "Hira", "Kana", "Hang", "Jpan", "Kore", "Hans", "Hant", "Ethi", "Thai"];
        Assert.All(usual, c => Assert.True(UnicodeScripts.IsKnown(c), c));
        Assert.False(UnicodeScripts.IsKnown("latn"));
    }
}
