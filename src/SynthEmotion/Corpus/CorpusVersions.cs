using System.Globalization;

namespace SynthEmotion.Corpus;

/// <summary>Creates and reads corpus versions. Only a coordinator creates them, when every language is finished or short.</summary>
public static class CorpusVersions
{
    /// <summary>All versions, oldest first.</summary>
    /// <exception cref="CorruptCorpusException">A version is broken or missing.</exception>
    public static async Task<IReadOnlyList<CorpusVersion>> AllAsync(CorpusStore store, CancellationToken cancel = default)
    {
        var versions = new List<CorpusVersion>();
        foreach (var number in await NumbersAsync(store, cancel))
            versions.Add(await ReadAsync(store, number, cancel));
        return versions;
    }

    /// <summary>The newest version; null when there is none.</summary>
    /// <exception cref="CorruptCorpusException">It is broken.</exception>
    public static async Task<CorpusVersion?> NewestAsync(CorpusStore store, CancellationToken cancel = default) =>
        await NumbersAsync(store, cancel) is [.., var last] ? await ReadAsync(store, last, cancel) : null;

    /// <summary>The version with this number.</summary>
    /// <exception cref="CorruptCorpusException">It is missing or broken.</exception>
    public static async Task<CorpusVersion> ReadAsync(CorpusStore store, int number, CancellationToken cancel = default)
    {
        var path = CorpusPaths.Version(number);
        var version = CorpusJson.Read<CorpusVersion>(await store.ReadAsync(path, cancel), path);
        if (version.Format != CorpusJson.Format)
            throw new CorruptCorpusException(path, $"format {Text(version.Format)}; this program reads format {Text(CorpusJson.Format)}");
        if (version.Number != number)
            throw new CorruptCorpusException(path, $"holds number {Text(version.Number)}");
        foreach (var language in version.Languages)
            ManifestChain.CheckFiles(language.Data.Concat(language.Dropped), path);
        return version;
    }

    /// <summary>Makes the next version of the corpus; the newest one is returned instead when it says the same.</summary>
    /// <param name="store">Where the corpus lives.</param>
    /// <param name="writerId">The node's uid, for temporary names.</param>
    /// <param name="manifests">The last manifest of each language, all complete.</param>
    /// <param name="reason">Why it is made, in words; never a time, host or path.</param>
    /// <param name="drops">What filters over the whole corpus drop: their shards are written anew without them, the drops are kept as rejects.</param>
    /// <param name="cancel">Ends it before the version is there.</param>
    /// <exception cref="InvalidOperationException">No language, one twice, one not complete, or a drop of an id that is not there.</exception>
    public static async Task<CorpusVersion> CreateAsync(
        CorpusStore store, string writerId, IReadOnlyList<LanguageManifest> manifests, string reason, IReadOnlyList<CorpusDrop>? drops = null, CancellationToken cancel = default)
    {
        if (manifests.Count == 0 || manifests.DistinctBy(m => m.Language).Count() != manifests.Count)
            throw new InvalidOperationException("a version needs one manifest a language");
        if (manifests.FirstOrDefault(m => !m.Completion.Complete) is { } open)
            throw new InvalidOperationException($"'{open.Language}' is not complete: a version would show half a language");
        var rewrite = new DropRewrite(store, writerId, drops ?? []);
        var languages = new List<VersionLanguage>();
        foreach (var manifest in manifests.OrderBy(m => m.Language))
            languages.Add(await LanguageAsync(store, manifest, rewrite, cancel));
        rewrite.EnsureAllFound();
        return await CreateAsync(store, writerId, languages, reason, cancel);
    }

    private static async Task<VersionLanguage> LanguageAsync(CorpusStore store, LanguageManifest manifest, DropRewrite rewrite, CancellationToken cancel)
    {
        var chain = (await ManifestChain.ReadAsync(store, manifest.Language, cancel)).Take(manifest.Number).ToList();
        if (chain is not [.., var last] || last.Sha256 != manifest.Sha256)
            throw new InvalidOperationException($"manifest {Text(manifest.Number)} of '{manifest.Language}' is not in the store");
        var files = chain.SelectMany(m => m.Files).Where(f => f.Kind == FileKind.Data).ToList();
        var (data, dropped) = await rewrite.ApplyAsync(manifest.Language, files, cancel);
        return new VersionLanguage(manifest.Language, manifest.Number, manifest.Sha256, manifest.Target, data, dropped);
    }

    private static async Task<CorpusVersion> CreateAsync(
        CorpusStore store, string writerId, IReadOnlyList<VersionLanguage> languages, string reason, CancellationToken cancel)
    {
        while (true)
        {
            var newest = await NewestAsync(store, cancel);
            var next = new CorpusVersion(CorpusJson.Format, (newest?.Number ?? 0) + 1, reason, languages);
            // Number and reason do not make a new state of the corpus.
            if (newest is not null && CorpusJson.Write(newest.Languages).AsSpan().SequenceEqual(CorpusJson.Write(next.Languages)))
                return newest;
            if (await store.CreateIfAbsentAsync(CorpusPaths.Version(next.Number), CorpusJson.Write(next), writerId, cancel))
                return next;
        }
    }

    private static async Task<IReadOnlyList<int>> NumbersAsync(CorpusStore store, CancellationToken cancel)
    {
        var numbers = new List<int>();
        foreach (var path in await store.ListAsync(CorpusPaths.Versions, cancel))
        {
            if (!CorpusPaths.TryReadNumber(path, out var number))
                throw new CorruptCorpusException(path, "only versions, six digits and .json, belong in this folder");
            numbers.Add(number);
        }
        numbers.Sort();
        for (var i = 0; i < numbers.Count; i++)
        {
            if (numbers[i] != i + 1)
                throw new CorruptCorpusException(CorpusPaths.Version(i + 1), $"the version is missing, although {CorpusPaths.Version(numbers[i])} follows it");
        }
        return numbers;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
