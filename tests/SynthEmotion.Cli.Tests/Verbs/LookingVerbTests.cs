using SynthEmotion.Cli.Tests.Processes;
using Xunit;

namespace SynthEmotion.Cli.Tests.Verbs;

/// <summary>Verbs that only look: plan and profile.</summary>
public sealed class LookingVerbTests : ProgramTests
{
    [Fact]
    public async Task Plan_says_what_a_run_will_ask_for_and_what_it_costs_and_writes_nothing()
    {
        Variables["OPENAI_API_KEY"] = "secret-of-the-test";
        var ended = await RunAsync(
            "plan", "--workspace", Workspace, "--samples", "1000", "--languages", "en,ja", "--endpoint", "openai", "--set", "endpoints.openai.price-per-million-output=10");
        Assert.True(ended.Code == 0, ended.ToString());
        Assert.Contains("2 languages (en, ja), 1000 samples each", ended.Output, StringComparison.Ordinal);
        Assert.Contains("about 200 to 400 requests", ended.Output, StringComparison.Ordinal);
        Assert.Matches(@"[1-9][0-9,]+ to [1-9][0-9,]+ tokens, cost [0-9]*[1-9][0-9.]* to [0-9.]+", ended.Output);
        Assert.DoesNotContain("secret-of-the-test", ended.ToString(), StringComparison.Ordinal);
        Assert.False(Path.Exists(Workspace));
    }

    [Fact]
    public async Task Profile_list_shows_every_profile()
    {
        var ended = await RunAsync("profile", "list");
        Assert.True(ended.Code == 0, ended.ToString());
        foreach (var file in Directory.EnumerateFiles(SynthEmotion.Tests.SharedData.Repository("cultural-profiles"), "*.yaml"))
            Assert.Matches($@"(?m)^\W*{Path.GetFileNameWithoutExtension(file)} ", ended.Output);
    }

    [Fact]
    public async Task Profile_check_finds_the_delivered_profiles_good()
    {
        var ended = await RunAsync("profile", "check", "ar", "en", "es", "ja");
        Assert.True(ended.Code == 0, ended.ToString());
        foreach (var tag in new[] { "ar", "en", "es", "ja" })
            Assert.Contains($"{tag}: good", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_check_says_what_is_wrong_and_ends_as_bad_input()
    {
        var home = new TestHome(Folder, "en");
        Variables["SYNTHEMOTION_HOME"] = home.Folder;
        home.Edit("cultural-profiles/en.yaml", "\n  anger:", "\n  rage:");
        var ended = await RunAsync("profile", "check");
        Assert.True(ended.Code == 2, ended.ToString());
        Assert.Contains("rage", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_preview_shows_the_prompt_and_five_samples_always_the_same()
    {
        var ended = await RunAsync("profile", "preview", "ja");
        Assert.True(ended.Code == 0, ended.ToString());
        Assert.Contains("--- system ---", ended.Output, StringComparison.Ordinal);
        Assert.Contains("--- user ---", ended.Output, StringComparison.Ordinal);
        Assert.Contains("\"id\":", ended.Output, StringComparison.Ordinal);
        Assert.Equal(5, ended.Output.Split("--- the embedded author's first samples ---")[1].Split('\n').Count(l => l.StartsWith('[')));
        Assert.Equal(ended.Output, (await RunAsync("profile", "preview", "ja")).Output);
        Assert.NotEqual(ended.Output, (await RunAsync("profile", "preview", "ja", "--seed", "7")).Output);
    }
}
