using SynthEmotion.Cluster.Hosting;
using SynthEmotion.Domain;
using SynthEmotion.Filtering;
using SynthEmotion.Generation;

namespace SynthEmotion.Cli.Hosting;

/// <summary>The optional judge of labels.</summary>
internal static class Judges
{
    /// <summary>The judge that filters.judge.endpoint names; null when it names none.</summary>
    /// <exception cref="BadInputException">There is no such endpoint, or it cannot judge.</exception>
    public static JudgeFilter? Of(ProgramSettings settings, RunContext context, ResponseStore store)
    {
        if (!settings.Filters.Judge.IsOn)
            return null;
        var name = settings.Filters.Judge.Endpoint;
        if (!settings.Endpoints.TryGetValue(name, out var options))
            throw new BadInputException($"filters.judge.endpoint = {name}: a name of section endpoints belongs here: {string.Join(", ", settings.Endpoints.Keys)}");
        var endpoint = context.Endpoints.FirstOrDefault(e => e.Name == name) ?? Endpoints.Create([options], [.. context.Profiles.Values], context.Plan.Seed, context.Time)[0];
        return new JudgeFilter(new EndpointJudge(endpoint, store), settings.Filters.Judge);
    }
}
