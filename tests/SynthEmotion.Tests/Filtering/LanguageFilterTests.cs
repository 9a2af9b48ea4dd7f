using SynthEmotion.Filtering;
using Xunit;

namespace SynthEmotion.Tests.Filtering;

public sealed class LanguageFilterTests
{
    [Theory]
    [InlineData("yaar kya baat hai", "yaar", true)]
    [InlineData("Yaar, kya baat", "yaar", true)]
    [InlineData("bazaar mein", "zaar", false)]
    [InlineData("我今日唔得閒去飲茶", "唔", true)]
    [InlineData("我今天没空去喝茶", "唔", false)]
    [InlineData("ลองดูสิ", "ดู", true)]
    public void A_marker_word_stands_alone_unless_its_script_has_no_spaces(string text, string word, bool found) =>
        Assert.Equal(found, LanguageFilter.HasWord(text, word));
}
