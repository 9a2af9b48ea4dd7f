using SynthEmotion.Cli.Tests.Processes;
using Xunit;

namespace SynthEmotion.Cli.Tests.Verbs;

public sealed class HelpTests : ProgramTests
{
    [Theory]
    [InlineData("")]
    [InlineData("run")]
    [InlineData("node")]
    [InlineData("plan")]
    [InlineData("train")]
    [InlineData("evaluate")]
    [InlineData("score")]
    [InlineData("predict")]
    [InlineData("profile")]
    [InlineData("profile check")]
    [InlineData("profile list")]
    [InlineData("profile preview")]
    [InlineData("corpus")]
    [InlineData("corpus verify")]
    [InlineData("corpus show")]
    public async Task Every_verb_explains_itself(string verb)
    {
        var ended = await RunAsync([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.True(ended.Code == 0, ended.ToString());
        Assert.Contains($"synthemotion {verb}".Trim(), ended.Output, StringComparison.Ordinal);
        Assert.Contains("--verbose", ended.Output, StringComparison.Ordinal);
        Assert.Equal("", ended.Errors);
    }

    [Fact]
    public async Task The_script_explains_itself_and_starts_nothing()
    {
        var ended = await StartScript("--help").WaitForExitAsync();
        Assert.True(ended.Code == 0, ended.ToString());
        foreach (var option in new[] { "--nodes", "--languages", "--samples", "--endpoint", "--workspace", "--seed" })
            Assert.Contains(option, ended.Output, StringComparison.Ordinal);
    }
}
