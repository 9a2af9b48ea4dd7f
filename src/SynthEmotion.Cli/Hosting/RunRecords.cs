using System.Text.Json.Nodes;
using SynthEmotion.Cluster.Hosting;
using SynthEmotion.Corpus;
using SynthEmotion.Domain;

namespace SynthEmotion.Cli.Hosting;

/// <summary>Holds a start to what its workspace was begun with, and writes down what it asks for.</summary>
internal static class RunRecords
{
    /// <summary>Checks the start of <paramref name="context"/> against run.json, then writes it.</summary>
    /// <exception cref="BadInputException">The workspace was begun with other settings.</exception>
    public static async Task<RunRecord> TakeAsync(RunContext context, string workspaceId, CancellationToken cancel)
    {
        Check(context);
        var requested = Of(context, workspaceId);
        var record = context.Workspace.ReadRun() is { } existing ? RunRecord.Merge(existing, requested) : requested;
        await context.Workspace.WriteRunAsync(record, cancel);
        return record;
    }

    /// <summary>Checks the start of <paramref name="context"/> against run.json, where there is one. Writes nothing.</summary>
    /// <exception cref="BadInputException">The workspace was begun with other settings.</exception>
    public static void Check(RunContext context)
    {
        if (context.Workspace.ReadRun() is { } existing && RunRecord.Check(existing, Of(context, existing.Id)) is { Count: > 0 } problems)
            throw new BadInputException(problems);
    }

    private static RunRecord Of(RunContext context, string workspaceId) => new(
        RunRecord.CurrentFormat,
        workspaceId,
        context.Plan.Seed,
        context.Plan.BatchesPerRound,
        context.Plan.SamplesPerBatch,
        context.Corpus.ShardSize,
        context.Corpus.Split,
        [.. Flatten(context.Filters.ToJson(), "filters").OrderBy(f => f.Key, StringComparer.Ordinal)],
        [.. context.Profiles.Values.Select(p => new RunLanguage(p.Tag, context.Run.Samples, context.PlanOf(p), p.Hash))]);

    private static IEnumerable<FilterSetting> Flatten(JsonNode? node, string key) => node is JsonObject o
        ? o.SelectMany(p => Flatten(p.Value, $"{key}.{p.Key}"))
        : [new FilterSetting(key, Hashing.CanonicalJson(node))];
}
