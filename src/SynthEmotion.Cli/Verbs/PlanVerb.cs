using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using SynthEmotion.Cli.Hosting;
using SynthEmotion.Cluster.Hosting;
using SynthEmotion.Planning;

namespace SynthEmotion.Cli.Verbs;

/// <summary><c>synthemotion plan</c>: checks all that a run needs and says what it will ask for, before anything is called or written.</summary>
internal static class PlanVerb
{
    // English prose of mixed scripts: about three characters a token; an answer adds ids, labels and JSON to each text.
    private const double CharactersPerToken = 3;
    private const double TokensAroundAText = 35;

    private static readonly Option<int> Nodes = new("--nodes") { Description = "Generator processes whose ports are checked too.", HelpName = "N" };

    public static Command Create()
    {
        var verb = new Command("plan", "Check a run and show what it will ask for, before anything is called or written.") { Nodes };
        foreach (var option in CommonOptions.OfRuns)
            verb.Options.Add(option);
        verb.SetAction(parsed => Show(ProgramSettings.Read(parsed), parsed.GetValue(CommonOptions.Workspace)!, parsed.GetValue(Nodes)));
        return verb;
    }

    private static int Show(ProgramSettings settings, string workspace, int nodes)
    {
        var context = RunContexts.Create(settings, workspace, write: false);
        RunRecords.Check(context);
        Judges.EndpointOf(settings, context);
        if (nodes > 0)
            for (var port = settings.Node.Port; port <= settings.Node.Port + nodes; port++)
                ClusterProcess.EnsureFree(settings.Node.Host, port);
        var estimates = context.Profiles.Values.Select(p => PlanEstimate.Of(context, p)).ToList();
        Console.WriteLine(
            $"{context.Profiles.Count} language{(context.Profiles.Count == 1 ? "" : "s")} ({string.Join(", ", context.Profiles.Keys)}), {context.Run.Samples} samples each; "
            + $"endpoint{(context.Endpoints.Count == 1 ? "" : "s")} {string.Join(", ", context.Endpoints.Select(e => $"{e.Name} ({e.Model})"))}; seed {context.Plan.Seed}");
        Console.WriteLine(
            $"about {Sum(estimates, e => e.Requests)} to {Sum(estimates, e => e.Requests * PlanEstimate.WorstYield)} requests, "
            + $"{Sum(estimates, e => e.InputTokens + e.OutputTokens)} to {Sum(estimates, e => (e.InputTokens + e.OutputTokens) * PlanEstimate.WorstYield)} tokens, cost "
            + $"{Cost(estimates, 1)} to {Cost(estimates, PlanEstimate.WorstYield)} (what is in the response store already is not asked again)");
        return ExitCodes.Done;
    }

    private static string Sum(IEnumerable<PlanEstimate> estimates, Func<PlanEstimate, double> of) => estimates.Sum(of).ToString("#,0", CultureInfo.InvariantCulture);

    private static string Cost(IEnumerable<PlanEstimate> estimates, double factor) => (estimates.Sum(e => e.Cost) * factor).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>What filling one language takes when every sample is kept at once.</summary>
    private sealed record PlanEstimate(double Requests, double InputTokens, double OutputTokens, double Cost)
    {
        /// <summary>Half of what is asked for dropped: more than any profile or model that was measured.</summary>
        public const double WorstYield = 2;

        public static PlanEstimate Of(RunContext context, Profiles.CulturalProfile profile)
        {
            var plan = new SamplePlan(context.PlanOf(profile), profile, context.Run.Samples, context.Plan);
            var batch = plan.Round(0, FoldState.Empty)[0];
            var requests = Math.Ceiling((double)context.Run.Samples / context.Plan.SamplesPerBatch);
            var input = requests * context.Prompts.Render(batch, profile).Sum(m => m.Text.Length) / CharactersPerToken;
            var length = profile.Lengths.Values.Sum(l => l.Share * l.UpTo * 0.75);
            var output = context.Run.Samples * ((length / CharactersPerToken) + TokensAroundAText);
            var weights = context.Endpoints.Sum(e => e.Weight);
            return new PlanEstimate(requests, input, output, context.Endpoints.Sum(e => e.Weight / weights * e.Options.CostOf((long)input, (long)output)));
        }
    }
}
