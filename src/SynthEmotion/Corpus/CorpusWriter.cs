using SynthEmotion.Domain;

namespace SynthEmotion.Corpus;

/// <summary>Commits what owners accepted and dropped: files first, each validated and durable, then the manifest that makes them part of the corpus.</summary>
public sealed class CorpusWriter
{
    private readonly CorpusStore store;
    private readonly SplitShares shares;
    private readonly string writerId;

    /// <summary>A writer into <paramref name="store"/>.</summary>
    /// <param name="store">Where the corpus lives.</param>
    /// <param name="shares">Split shares, fixed for the corpus's life.</param>
    /// <param name="writerId">The node's uid; it only ever stands in temporary names.</param>
    public CorpusWriter(CorpusStore store, SplitShares shares, string writerId) => (this.store, this.shares, this.writerId) = (store, shares, writerId);

    /// <summary>Writes the commit's files and its manifest. Durable on return; a failure before the manifest leaves the corpus as it was.</summary>
    /// <param name="commit">What is committed.</param>
    /// <param name="predecessor">The language's last manifest; null for the first commit.</param>
    /// <param name="cancel">Ends the commit before its manifest is there.</param>
    /// <exception cref="StaleOwnerException">Another owner has committed this number.</exception>
    /// <exception cref="InvalidOperationException">The commit contradicts itself or its predecessor.</exception>
    public async Task<LanguageManifest> CommitAsync(ShardCommit commit, LanguageManifest? predecessor, CancellationToken cancel = default)
    {
        commit.EnsureFollows(predecessor, shares);
        var manifest = new LanguageManifest(
            CorpusJson.Format,
            (predecessor?.Number ?? 0) + 1,
            commit.Language,
            predecessor?.Sha256,
            commit.Segments,
            shares,
            commit.FirstRound,
            commit.LastRound,
            commit.Target,
            [.. await WriteDataAsync(commit, cancel), .. await WriteRejectsAsync(commit, cancel), .. await WriteSignaturesAsync(commit, cancel)],
            commit.PreviousFold,
            commit.LastFold,
            NamedCount.Sum(predecessor?.Drops ?? [], NamedCount.Of(commit.Rejects.Select(r => r.Reason))),
            NamedCount.Sum(predecessor?.Failures ?? [], commit.Failures),
            (predecessor?.Unanswered ?? 0) + commit.Unanswered,
            commit.Completion);
        var path = CorpusPaths.Manifest(commit.Language, manifest.Number);
        return await store.CreateIfAbsentAsync(path, CorpusJson.Write(manifest), writerId, cancel)
            ? manifest
            : throw new StaleOwnerException(commit.Language, manifest.Number);
    }

    /// <summary>The language's last manifest; null before its first commit.</summary>
    /// <exception cref="CorruptCorpusException">A manifest is broken or missing, or does not follow from its predecessor.</exception>
    public Task<LanguageManifest?> LatestManifestAsync(LanguageTag language, CancellationToken cancel = default) =>
        ManifestChain.LatestAsync(store, language, cancel);

    private async Task<List<CorpusFile>> WriteDataAsync(ShardCommit commit, CancellationToken cancel)
    {
        var files = new List<CorpusFile>();
        var bySplit = FoldOrder.Sort(commit.Accepted, s => s).ToLookup(s => SplitRule.Of(commit.Language, s.Provenance.Group, shares));
        foreach (var split in Splits.All)
        {
            var samples = bySplit[split].ToList();
            if (samples.Count > 0)
                files.Add(await LanguageShards.WriteDataAsync(store, writerId, commit.Language, split, samples, cancel));
        }
        return files;
    }

    private async Task<List<CorpusFile>> WriteRejectsAsync(ShardCommit commit, CancellationToken cancel)
    {
        if (commit.Rejects.Count == 0)
            return [];
        var rejects = FoldOrder.Sort(commit.Rejects, r => r.Candidate);
        return [await LanguageShards.WriteRejectsAsync(store, writerId, commit.Language, FoldOrder.BatchOf(rejects[0].Candidate), rejects, cancel)];
    }

    private async Task<List<CorpusFile>> WriteSignaturesAsync(ShardCommit commit, CancellationToken cancel)
    {
        if (commit.Signatures.Count == 0)
            return [];
        var byId = commit.Accepted.ToDictionary(s => s.Id, StringComparer.Ordinal);
        var signatures = FoldOrder.Sort(commit.Signatures, s => byId[s.Id]);
        return [await LanguageShards.WriteSignaturesAsync(store, writerId, commit.Language, FoldOrder.BatchOf(byId[signatures[0].Id]), signatures, cancel)];
    }
}
