using System.Globalization;
using SynthEmotion.Domain;

namespace SynthEmotion.Corpus;

/// <summary>Counts one language of a version while reading it once.</summary>
internal sealed class LanguageCount(int texts)
{
    private readonly Dictionary<Split, long> splits = Splits.All.ToDictionary(s => s, _ => 0L);
    private readonly long[] labels = new long[Emotions.All.Count];
    private readonly Dictionary<string, long> sizes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> varieties = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> explicitness = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Endpoint, string Model), long> authors = [];
    private readonly SortedDictionary<string, Sample> shown = new(StringComparer.Ordinal);

    public static async Task<LanguageSummary> ReadAsync(CorpusReader reader, VersionLanguage entry, int texts, CancellationToken cancel)
    {
        var chain = await ManifestChain.ReadAsync(reader.Store, entry.Language, cancel);
        var manifest = chain.ElementAtOrDefault(entry.Manifest - 1)
            ?? throw new CorruptCorpusException(CorpusPaths.Manifest(entry.Language, entry.Manifest), "the manifest is missing, although a version stands on it");
        var count = new LanguageCount(texts);
        await foreach (var sample in reader.ReadAsync(language: entry.Language, cancel: cancel))
            count.Add(sample);
        var dropped = new List<string>();
        foreach (var file in entry.Dropped)
            dropped.AddRange((await LanguageShards.ReadRejectsAsync(reader.Store, file, cancel)).Select(r => r.Reason));
        return count.ToSummary(manifest, NamedCount.Of(dropped));
    }

    private void Add(SampleInSplit entry)
    {
        var sample = entry.Sample;
        var from = sample.Provenance;
        splits[entry.Split]++;
        foreach (var emotion in sample.Labels.Emotions)
            labels[(int)emotion]++;
        Count(sizes, sample.Labels.Count.ToString(CultureInfo.InvariantCulture));
        Count(varieties, from.Variety);
        Count(explicitness, EnumText.Name(from.Explicitness));
        authors[(from.Endpoint, from.Model)] = authors.GetValueOrDefault((from.Endpoint, from.Model)) + 1;
        shown[sample.Id] = sample;
        if (shown.Count > texts)
            shown.Remove(shown.Keys.Last());
    }

    private LanguageSummary ToSummary(LanguageManifest manifest, IReadOnlyList<NamedCount> dropped) => new(
        manifest.Language,
        manifest.Target,
        manifest.Completion,
        [.. Splits.All.Select(s => new NamedCount(s.Name(), splits[s]))],
        [.. Emotions.All.Select(e => new NamedCount(e.Name(), labels[(int)e]))],
        Sorted(sizes),
        Sorted(varieties),
        Sorted(explicitness),
        AuthorCount.Sum(authors.Select(a => new AuthorCount(a.Key.Endpoint, a.Key.Model, a.Value))),
        NamedCount.Sum(manifest.Drops, dropped),
        manifest.Failures,
        manifest.Unanswered,
        [.. shown.Values]);

    private static void Count(Dictionary<string, long> counts, string name) => counts[name] = counts.GetValueOrDefault(name) + 1;

    private static IReadOnlyList<NamedCount> Sorted(Dictionary<string, long> counts) => NamedCount.Sum(counts.Select(c => new NamedCount(c.Key, c.Value)), []);
}
