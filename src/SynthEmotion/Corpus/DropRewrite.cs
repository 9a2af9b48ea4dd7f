using SynthEmotion.Domain;

namespace SynthEmotion.Corpus;

/// <summary>
/// Takes the drops of filters over the whole corpus out of its shards. A shard with a drop is written anew under the name of its new content;
/// the old one stays for the versions that name it.
/// </summary>
internal sealed class DropRewrite(CorpusStore store, string writerId, IReadOnlyList<CorpusDrop> drops)
{
    private readonly Dictionary<string, CorpusDrop> open = drops.ToDictionary(d => d.Id, StringComparer.Ordinal);

    /// <summary>The language's data files without its drops, and the file that keeps the drops.</summary>
    public async Task<(IReadOnlyList<CorpusFile> Data, IReadOnlyList<CorpusFile> Dropped)> ApplyAsync(
        LanguageTag language, IReadOnlyList<CorpusFile> files, CancellationToken cancel)
    {
        var data = new List<CorpusFile>();
        var rejects = new List<Reject>();
        foreach (var file in files)
        {
            if (open.Count == 0)
            {
                data.Add(file);
                continue;
            }
            var samples = await LanguageShards.ReadDataAsync(store, file, cancel);
            var kept = samples.Where(s => !TryDrop(s, rejects)).ToList();
            if (kept.Count == samples.Count)
                data.Add(file);
            else if (kept.Count > 0)
                data.Add(await LanguageShards.WriteDataAsync(store, writerId, language, file.Split!.Value, kept, cancel));
        }
        if (rejects.Count == 0)
            return (data, []);
        return (data, [await LanguageShards.WriteRejectsAsync(store, writerId, language, "version", FoldOrder.Sort(rejects, r => r.Candidate), cancel)]);
    }

    /// <exception cref="InvalidOperationException">A drop names an id that no shard has.</exception>
    public void EnsureAllFound()
    {
        if (open.Count > 0)
            throw new InvalidOperationException($"drop of {open.Keys.Min(StringComparer.Ordinal)}: no accepted sample has this id");
    }

    private bool TryDrop(Sample sample, List<Reject> rejects)
    {
        if (!open.Remove(sample.Id, out var drop))
            return false;
        rejects.Add(new Reject(sample, drop.Filter, drop.Reason, drop.Score));
        return true;
    }
}
