using SynthEmotion.Cli.Tests.Processes;
using Xunit;

namespace SynthEmotion.Cli.Tests.BadInput;

/// <summary>Mistakes in the files that a user writes: profiles, prompts, settings.</summary>
public sealed class HomeBadInputTests : ProgramTests
{
    private readonly TestHome home;

    public HomeBadInputTests()
    {
        home = new TestHome(Folder, "en");
        Variables["SYNTHEMOTION_HOME"] = home.Folder;
    }

    [Fact]
    public async Task A_profile_that_is_no_yaml_is_refused_with_file_and_line()
    {
        File.WriteAllText(home["cultural-profiles/en.yaml"], "tag: en\nname: [English\nlabels: }\n");
        AssertBadInput(await RunAsync(["run", .. SmallRun()]), "en.yaml:2:", "no valid YAML");
    }

    [Fact]
    public async Task A_profile_with_an_unknown_emotion_is_refused_with_the_emotions_that_there_are()
    {
        home.Edit("cultural-profiles/en.yaml", "\n  anger:", "\n  rage:");
        AssertBadInput(await RunAsync(["run", .. SmallRun()]), "en.yaml", "rage", "anger");
    }

    [Fact]
    public async Task All_errors_of_all_profiles_come_at_once()
    {
        home.Edit("cultural-profiles/en.yaml", "\n  anger:", "\n  rage:");
        File.WriteAllText(home["cultural-profiles/es.yaml"], "tag: es\n");
        AssertBadInput(await RunAsync(["run", .. SmallRun("--languages", "en,es")]), "en.yaml", "rage", "es.yaml");
    }

    [Fact]
    public async Task An_unknown_placeholder_in_a_prompt_is_refused()
    {
        File.AppendAllText(home["prompts/user.liquid"], "\n{{ langage }}\n");
        AssertBadInput(await RunAsync(["run", .. SmallRun()]), "user.liquid", "langage", "language");
    }

    [Fact]
    public async Task A_missing_prompt_is_refused()
    {
        File.Delete(home["prompts/system.liquid"]);
        AssertBadInput(await RunAsync(["run", .. SmallRun()]), "system.liquid");
    }

    [Fact]
    public async Task A_setting_that_is_wrong_in_the_file_is_refused_with_the_file()
    {
        home.Edit("hocon/synthemotion.conf", "batches-per-round = 32", "batches-per-round = few");
        AssertBadInput(await RunAsync(["run", .. SmallRun()]), home["hocon/synthemotion.conf"], "plan.batches-per-round = few", "a whole number");
    }

    [Fact]
    public async Task A_settings_file_that_is_no_hocon_is_refused()
    {
        File.WriteAllText(home["hocon/synthemotion.conf"], "synthemotion { plan { seed = 1 ");
        AssertBadInput(await RunAsync(["run", .. SmallRun()]), home["hocon/synthemotion.conf"]);
    }

    [Fact]
    public async Task A_home_without_profiles_is_refused()
    {
        File.Delete(home["cultural-profiles/en.yaml"]);
        AssertBadInput(await RunAsync(["run", "--workspace", Workspace, "--set", $"cluster.port={Port}"]), "no cultural profile", "docs/cultural-profiles.md");
    }

    [Fact]
    public async Task A_new_profile_file_is_a_new_language_without_any_code()
    {
        var text = File.ReadAllText(home["cultural-profiles/en.yaml"])
            .Replace("tag: en\n", "tag: xx\n", StringComparison.Ordinal).Replace("accept: [en", "accept: [xx, en", StringComparison.Ordinal);
        File.WriteAllText(home["cultural-profiles/xx.yaml"], text);
        var ended = await RunAsync("profile", "list");
        Assert.True(ended.Code == 0, ended.ToString());
        Assert.Contains(" xx ", ended.Output, StringComparison.Ordinal);
    }
}
