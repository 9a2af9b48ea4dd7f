using Spectre.Console;

namespace SynthEmotion.Cli.Display;

/// <summary>Where tables and progress are shown.</summary>
internal static class Terminal
{
    // A file or a pipe has no width; this one keeps a score table's line whole.
    private const int WidthOfFiles = 200;

    /// <summary>The console: standard output, whether or not standard input is a terminal (run-cluster.sh starts its processes without one).</summary>
    public static IAnsiConsole Open()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Interactive = InteractionSupport.Yes });
        if (!console.Profile.Out.IsTerminal)
            console.Profile.Width = WidthOfFiles;
        return console;
    }
}
