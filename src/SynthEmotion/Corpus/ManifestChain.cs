using System.Globalization;
using SynthEmotion.Domain;

namespace SynthEmotion.Corpus;

/// <summary>Reads the manifests of a language and proves that each follows from the one before.</summary>
public static class ManifestChain
{
    /// <summary>Languages that have a manifest, in tag order.</summary>
    public static async Task<IReadOnlyList<LanguageTag>> LanguagesAsync(CorpusStore store, CancellationToken cancel = default)
    {
        var tags = new SortedSet<LanguageTag>();
        foreach (var path in await store.ListAsync(CorpusPaths.Manifests, cancel))
        {
            if (CorpusPaths.TryReadNumber(path, out _) && path.Split('/') is [_, var name, _] && LanguageTag.TryParse(name, out var tag))
                tags.Add(tag);
        }
        return [.. tags];
    }

    /// <summary>All manifests of <paramref name="language"/> in order; empty when it has none.</summary>
    /// <exception cref="CorruptCorpusException">A manifest is broken or missing, or does not follow from its predecessor.</exception>
    public static async Task<IReadOnlyList<LanguageManifest>> ReadAsync(CorpusStore store, LanguageTag language, CancellationToken cancel = default)
    {
        var paths = await store.ListAsync(CorpusPaths.ManifestFolder(language), cancel);
        var numbers = new List<int>();
        foreach (var path in paths)
        {
            if (!CorpusPaths.TryReadNumber(path, out var number))
                throw new CorruptCorpusException(path, "only manifests, six digits and .json, belong in this folder");
            numbers.Add(number);
        }
        numbers.Sort();
        var chain = new List<LanguageManifest>();
        foreach (var number in numbers)
        {
            var path = CorpusPaths.Manifest(language, number);
            if (number != chain.Count + 1)
                throw new CorruptCorpusException(CorpusPaths.Manifest(language, chain.Count + 1), $"the manifest is missing, although {path} follows it");
            var manifest = CorpusJson.Read<LanguageManifest>(await store.ReadAsync(path, cancel), path);
            Check(manifest, language, number, chain.Count == 0 ? null : chain[^1], path);
            chain.Add(manifest);
        }
        return chain;
    }

    /// <summary>The last manifest of <paramref name="language"/>; null when it has none.</summary>
    /// <exception cref="CorruptCorpusException">A manifest is broken or missing, or does not follow from its predecessor.</exception>
    public static async Task<LanguageManifest?> LatestAsync(CorpusStore store, LanguageTag language, CancellationToken cancel = default) =>
        await ReadAsync(store, language, cancel) is [.., var last] ? last : null;

    private static void Check(LanguageManifest manifest, LanguageTag language, int number, LanguageManifest? predecessor, string path)
    {
        void Require(bool condition, string problem)
        {
            if (!condition)
                throw new CorruptCorpusException(path, problem);
        }

        static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

        Require(manifest.Format == CorpusJson.Format, $"format {Text(manifest.Format)}; this program reads format {Text(CorpusJson.Format)}");
        Require(manifest.Number == number, $"holds number {Text(manifest.Number)}");
        Require(manifest.Language == language, $"holds language '{manifest.Language}'");
        Require(manifest.Segments.Count > 0, "names no plan");
        CheckFiles(manifest.Files, path);
        Require(manifest.Predecessor == predecessor?.Sha256,
            predecessor is null ? "names a predecessor although it is the first" : $"its predecessor's sha256 is not that of {CorpusPaths.Manifest(language, number - 1)}");
        Require(manifest.FirstRound == (predecessor?.LastRound ?? -1) + 1, $"begins with round {Text(manifest.FirstRound)}; the one before ended with {Text(predecessor?.LastRound ?? -1)}");
        Require(predecessor is null || manifest.Split == predecessor.Split, $"split {manifest.Split} differs from its predecessor's {predecessor?.Split}");
        Require(manifest.LastFold.Round == manifest.LastRound, $"fold state of round {Text(manifest.LastFold.Round)} with last round {Text(manifest.LastRound)}");
    }

    /// <summary>Proves that each file of a manifest or version can be one: a split where there are samples, a sha256, rows.</summary>
    internal static void CheckFiles(IEnumerable<CorpusFile> files, string path)
    {
        foreach (var file in files)
        {
            if (file.Rows < 1 || file.Bytes < 1 || file.Sha256.Length != 64 || file.Split is null == (file.Kind == FileKind.Data))
                throw new CorruptCorpusException(path, $"its entry of {file.Path} cannot be: rows, bytes, sha256 or split");
        }
    }
}
