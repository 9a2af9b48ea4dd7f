using System.Text;
using CsCheck;
using SynthEmotion.Filtering;
using Xunit;

namespace SynthEmotion.Tests.Filtering;

public sealed class TextNormaliserTests
{
    [Theory]
    [InlineData("  two  spaces\tand\r\nlines ", "two spaces and lines")]
    [InlineData("a\u00A0b\u3000c\u2003d\u2028e", "a b c d e")]
    [InlineData("cafe\u0301", "café")]
    [InlineData("e\u200B\u0301", "é")]
    [InlineData("a\u0000b\u0007c\u009Fd", "abcd")]
    [InlineData("soft\u00ADhyphen \uFEFFbom \u200Ezero\u200F", "softhyphen bom zero")]
    [InlineData("\u202Eevil\u202C", "evil")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    [InlineData("ക്\u200D", "ക്\u200D")]
    [InlineData("👩\u200D🚀 ❤\uFE0F", "👩\u200D🚀 ❤\uFE0F")]
    [InlineData("a\uD83Db", "ab")]
    [InlineData("\uDE00x", "x")]
    [InlineData("a\uE000b\uFDD0c\uFFFEd\uFFFDe", "abcde")]
    [InlineData("\u0601٢٣", "\u0601٢٣")]
    [InlineData("🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F!", "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F!")]
    [InlineData("x\U000E0068\U000E0069", "x")]
    [InlineData(" \u200B ", "")]
    public void Normalise_text_is_made_canonical(string text, string expected) => Assert.Equal(expected, TextNormaliser.Normalise(text));

    [Fact]
    public void Normalise_twice_is_once_and_leaves_nothing_invisible() => Gen.Char.Array[0, 40].Select(c => new string(c)).Sample(text =>
    {
        var once = TextNormaliser.Normalise(text);
        return once == TextNormaliser.Normalise(once) && once.IsNormalized(NormalizationForm.FormC) && once == once.Trim()
            && !once.Contains("  ", StringComparison.Ordinal) && !once.Any(char.IsControl);
    }, iter: 5000);
}
