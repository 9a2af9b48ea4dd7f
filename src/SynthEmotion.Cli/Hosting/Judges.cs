using SynthEmotion.Cluster.Hosting;
using SynthEmotion.Domain;
using SynthEmotion.Filtering;
using SynthEmotion.Generation;

namespace SynthEmotion.Cli.Hosting;

/// <summary>The optional judge of labels.</summary>
internal static class Judges
{
    /// <summary>The endpoint that filters.judge.endpoint names; null when it names none.</summary>
    /// <exception cref="BadInputException">It cannot be used: its key is not there, for one.</exception>
    public static Endpoint? EndpointOf(ProgramSettings settings, RunContext context) => settings.Filters.Judge is { IsOn: true, Endpoint: var name }
        ? context.Endpoints.FirstOrDefault(e => e.Name == name)
            ?? Endpoints.Create([settings.Endpoints[name]], [.. context.Profiles.Values], context.Plan.Seed, context.Time)[0]
        : null;

    /// <summary>The judge that asks <paramref name="endpoint"/>; null where there is none.</summary>
    public static JudgeFilter? Of(Endpoint? endpoint, ProgramSettings settings, ResponseStore store) =>
        endpoint is null ? null : new JudgeFilter(new EndpointJudge(endpoint, store), settings.Filters.Judge);
}
