using System.CommandLine;
using Spectre.Console;
using SynthEmotion.Cli.Display;
using SynthEmotion.Cli.Hosting;

namespace SynthEmotion.Cli.Verbs;

/// <summary><c>synthemotion run</c>: coordinator, owner and trainer; and a generator too, unless other processes generate.</summary>
internal static class RunVerb
{
    private static readonly Option<int> Nodes = new("--nodes")
    {
        Description = "Generator processes that others start (run-cluster.sh does). 0, the default: this process generates too.",
        HelpName = "N",
    };

    public static Command Create()
    {
        var verb = new Command("run", "Generate, filter, write, train and score, in this process and those that join it.") { Nodes };
        foreach (var option in CommonOptions.OfRuns)
            verb.Options.Add(option);
        verb.SetAction(async (parsed, cancel) =>
        {
            var settings = ProgramSettings.Read(parsed);
            var nodes = parsed.GetValue(Nodes);
            if (nodes < 0)
                throw new Domain.BadInputException($"--nodes {nodes}: 0 or more belongs here");
            await using var display = RunDisplay.For(AnsiConsole.Console);
            return await new MainJob(settings, parsed.GetValue(CommonOptions.Workspace)!, nodes == 0, display, parsed.GetValue(CommonOptions.Verbose)).RunAsync(cancel);
        });
        return verb;
    }
}
