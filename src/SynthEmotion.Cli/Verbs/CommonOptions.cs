using System.CommandLine;

namespace SynthEmotion.Cli.Verbs;

/// <summary>Options that several verbs take.</summary>
internal static class CommonOptions
{
    public static Option<bool> Verbose { get; } = new("--verbose") { Description = "Show stack traces and the cluster's own log.", Recursive = true };

    public static Option<string> SettingsFile { get; } = new("--settings")
    {
        Description = "Settings file (default: hocon/synthemotion.conf of the program's folder).",
        HelpName = "FILE",
        Recursive = true,
    };

    public static Option<string[]> Set { get; } = new("--set")
    {
        Description = "A setting by its key, such as --set filters.near-duplicate.threshold=0.8. May be given several times.",
        HelpName = "KEY=VALUE",
        Recursive = true,
    };

    public static Option<string> Workspace { get; } = new("--workspace")
    {
        Description = "Folder of the run (default: ./workspace).",
        HelpName = "DIR",
        DefaultValueFactory = _ => "workspace",
    };

    public static Option<string> Languages { get; } = new("--languages")
    {
        Description = "Language tags separated by commas (default: every cultural profile present).",
        HelpName = "en,es",
    };

    public static Option<string> Samples { get; } = new("--samples") { Description = "Samples to accept, a language.", HelpName = "N" };

    public static Option<string> Endpoint { get; } = new("--endpoint")
    {
        Description = "Names of the endpoints to use, separated by commas (section endpoints of the settings).",
        HelpName = "NAME",
    };

    public static Option<string> Seed { get; } = new("--seed") { Description = "Seed of everything that is chosen by chance.", HelpName = "N" };

    public static Option<bool> ReplayOnly { get; } = new("--replay-only") { Description = "Make the corpus from the response store alone: no endpoint is asked." };

    /// <summary>Options of every verb.</summary>
    public static IReadOnlyList<Option> All { get; } = [Verbose, SettingsFile, Set];

    /// <summary>Options that decide what a run makes.</summary>
    public static IReadOnlyList<Option> OfRuns { get; } = [Workspace, Languages, Samples, Endpoint, Seed, ReplayOnly];
}
