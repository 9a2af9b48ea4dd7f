using System.Globalization;
using SynthEmotion.Domain;

namespace SynthEmotion.Corpus;

/// <summary>
/// What a workspace was begun with and has come to: <c>run.json</c>. Whoever starts again in the workspace is held to it by <see cref="Check"/>.
/// </summary>
/// <param name="Format">Format of this file, 1.</param>
/// <param name="Id">Names the workspace, so that nodes on other machines can tell it from another.</param>
/// <param name="Seed">Seed of everything that is chosen by chance.</param>
/// <param name="BatchesPerRound">W.</param>
/// <param name="SamplesPerBatch">Samples asked for in one batch.</param>
/// <param name="ShardSize">Accepted samples at which a language commits.</param>
/// <param name="Split">Split shares.</param>
/// <param name="Filters">Every filter setting, keys in ordinal order.</param>
/// <param name="Languages">The languages, in tag order.</param>
public sealed record RunRecord(
    int Format,
    string Id,
    long Seed,
    int BatchesPerRound,
    int SamplesPerBatch,
    int ShardSize,
    SplitShares Split,
    IReadOnlyList<FilterSetting> Filters,
    IReadOnlyList<RunLanguage> Languages)
{
    /// <summary>The format that this program writes.</summary>
    public const int CurrentFormat = CorpusJson.Format;

    /// <summary>sha256 over the filter settings.</summary>
    public string FiltersHash => Hashing.Sha256Hex(string.Concat(Filters.Select(f => $"{f.Key}\u001f{f.Value}\n")));

    /// <summary>
    /// Why <paramref name="requested"/> cannot go on in the workspace of <paramref name="existing"/>; empty when it can. Settings that shape all
    /// bytes must be equal and no N may shrink; more samples, more languages, changed profiles and prompts are fine.
    /// </summary>
    public static IReadOnlyList<string> Check(RunRecord existing, RunRecord requested)
    {
        var problems = new List<string>();

        void Same(string what, string before, string now)
        {
            if (before != now)
                problems.Add($"{what}: this workspace was begun with {before}, this start asks for {now}; keep {before} or name another workspace");
        }

        Same("seed", Text(existing.Seed), Text(requested.Seed));
        Same("batches-per-round (W)", Text(existing.BatchesPerRound), Text(requested.BatchesPerRound));
        Same("samples-per-batch", Text(existing.SamplesPerBatch), Text(requested.SamplesPerBatch));
        Same("shard-size", Text(existing.ShardSize), Text(requested.ShardSize));
        Same("split", existing.Split.ToString(), requested.Split.ToString());
        var before = existing.Filters.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
        var now = requested.Filters.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
        foreach (var key in before.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
            Same(key, before.GetValueOrDefault(key, "nothing"), now.GetValueOrDefault(key, "nothing"));
        foreach (var language in requested.Languages)
        {
            if (existing.Languages.FirstOrDefault(l => l.Language == language.Language) is { } known && language.Samples < known.Samples)
                problems.Add($"--samples {Text(language.Samples)}: '{language.Language}' already has {Text(known.Samples)} asked for in this workspace; ask for as many or more");
        }
        return problems;
    }

    /// <summary>
    /// The record after <paramref name="requested"/> was let in: its values, with the languages that it leaves out as they were. The id stays.
    /// </summary>
    public static RunRecord Merge(RunRecord existing, RunRecord requested) => requested with
    {
        Id = existing.Id,
        Languages = [.. requested.Languages
            .Concat(existing.Languages.ExceptBy(requested.Languages.Select(l => l.Language), l => l.Language))
            .OrderBy(l => l.Language)],
    };

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A filter setting as text.</summary>
/// <param name="Key">Path below <c>synthemotion.</c>, such as <c>filters.near-duplicate.threshold</c>.</param>
/// <param name="Value">Its value in invariant culture.</param>
public sealed record FilterSetting(string Key, string Value);

/// <summary>What a run wants of a language.</summary>
/// <param name="Language">The language.</param>
/// <param name="Samples">N: accepted samples wanted.</param>
/// <param name="Plan">Plan identity of the latest start.</param>
/// <param name="ProfileHash">sha256 of its cultural profile at the latest start.</param>
public sealed record RunLanguage(LanguageTag Language, int Samples, string Plan, string ProfileHash);
