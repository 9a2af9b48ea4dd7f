using System.CommandLine;
using SynthEmotion.Cli.Hosting;

namespace SynthEmotion.Cli.Verbs;

/// <summary><c>synthemotion node</c>: a generator that joins a run and leaves when it is over.</summary>
internal static class NodeVerb
{
    private static readonly Option<int> Number = new("--number")
    {
        Description = "Number of this generator, from 1: it listens on the coordinator's port plus this.",
        HelpName = "K",
        DefaultValueFactory = _ => 1,
    };

    public static Command Create()
    {
        var verb = new Command("node", "A generator process: joins the cluster of a run and leaves when it is over.") { Number };
        foreach (var option in CommonOptions.OfRuns)
            verb.Options.Add(option);
        verb.SetAction((parsed, cancel) =>
        {
            var number = parsed.GetValue(Number);
            if (number < 1)
                throw new Domain.BadInputException($"--number {number}: 1 or more belongs here");
            return GeneratorNode.RunAsync(ProgramSettings.Read(parsed), parsed.GetValue(CommonOptions.Workspace)!, number, parsed.GetValue(CommonOptions.Verbose), cancel);
        });
        return verb;
    }
}
