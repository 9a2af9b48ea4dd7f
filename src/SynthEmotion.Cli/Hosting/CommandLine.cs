using System.CommandLine;
using SynthEmotion.Cli.Verbs;
using SynthEmotion.Domain;

namespace SynthEmotion.Cli.Hosting;

/// <summary>The program's verbs, and what becomes of the exceptions that they throw.</summary>
internal static class CommandLine
{
    /// <summary>Runs the verb that <paramref name="args"/> name; gives the exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is not System.CommandLine.Help.HelpAction)
            return Fail([.. parsed.Errors.Select(e => e.Message)], ExitCodes.BadInput);
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(90) });
        }
        catch (BadInputException e)
        {
            return Fail(e.Problems, ExitCodes.BadInput, Shown(e, parsed));
        }
        catch (RunFailedException e)
        {
            return Fail([e.Message], ExitCodes.Failed);
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }
        catch (Exception e)
        {
            return Fail([$"{e.GetType().Name}: {e.Message}"], ExitCodes.Failed, Shown(e, parsed));
        }
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("SynthEmotion: synthetic training data for multilingual, multi-label emotion classification.");
        foreach (var option in CommonOptions.All)
            root.Options.Add(option);
        foreach (var verb in new[]
        {
            RunVerb.Create(), NodeVerb.Create(), PlanVerb.Create(), TrainVerb.Create(), EvaluateVerb.Create(), ScoreVerb.Create(), PredictVerb.Create(),
            ProfileVerb.Create(), CorpusVerb.Create(),
        })
            root.Subcommands.Add(verb);
        return root;
    }

    private static Exception? Shown(Exception e, ParseResult parsed) => parsed.GetValue(CommonOptions.Verbose) ? e : null;

    private static int Fail(IReadOnlyList<string> problems, int code, Exception? details = null)
    {
        foreach (var problem in problems)
            Console.Error.WriteLine($"synthemotion: {problem}");
        if (details is not null)
            Console.Error.WriteLine(details);
        return code;
    }
}
