using System.Globalization;
using SynthEmotion.Domain;

namespace SynthEmotion.Corpus;

/// <summary>Verifies that a version stands on the manifests: it holds what they accepted, less what it says was dropped.</summary>
internal static class VersionVerification
{
    public static async Task RunAsync(
        CorpusStore store, CorpusVersion version, IReadOnlyDictionary<LanguageTag, IReadOnlyList<LanguageManifest>> chains, VerifyFindings findings, CancellationToken cancel)
    {
        var path = CorpusPaths.Version(version.Number);
        var tags = version.Languages.Select(l => l.Language).ToList();
        if (!tags.SequenceEqual(tags.Distinct().Order()))
            findings.Add(path, "its languages are not in tag order, each once");
        foreach (var language in version.Languages)
        {
            foreach (var file in language.Data.Concat(language.Dropped))
                findings.Name(file);
            if (!chains.TryGetValue(language.Language, out var chain))
                findings.Add(path, $"stands on manifest {Text(language.Manifest)} of '{language.Language}', whose manifests are missing or broken");
            else if (language.Manifest < 1 || language.Manifest > chain.Count || chain[language.Manifest - 1].Sha256 != language.ManifestSha256)
                findings.Add(path, $"names a manifest {Text(language.Manifest)} of '{language.Language}' that is not the one in the corpus");
            else
                await CheckFilesAsync(store, language, chain, path, findings, cancel);
        }
    }

    private static async Task CheckFilesAsync(
        CorpusStore store, VersionLanguage language, IReadOnlyList<LanguageManifest> chain, string path, VerifyFindings findings, CancellationToken cancel)
    {
        var accepted = chain.Take(language.Manifest).SelectMany(m => m.Files).Where(f => f.Kind == FileKind.Data).ToList();
        // Equal files were read with the manifests; only rewritten ones are still unread.
        if (accepted.SequenceEqual(language.Data) && language.Dropped.Count == 0)
            return;
        await findings.CatchAsync(async () =>
        {
            var expected = await IdsAsync(store, accepted, cancel);
            var found = await IdsAsync(store, language.Data, cancel);
            foreach (var file in language.Dropped)
                found.AddRange((await LanguageShards.ReadRejectsAsync(store, file, cancel)).Select(r => (r.Candidate.Id, default(Split?))));
            CheckIds(language, path, findings, expected, found);
        });
    }

    private static void CheckIds(
        VersionLanguage language, string path, VerifyFindings findings, List<(string Id, Split? Split)> expected, List<(string Id, Split? Split)> found)
    {
        var splits = expected.DistinctBy(e => e.Id, StringComparer.Ordinal).ToDictionary(e => e.Id, e => e.Split, StringComparer.Ordinal);
        foreach (var (id, split) in found)
        {
            if (!splits.Remove(id, out var before))
                findings.Add(path, $"'{language.Language}': sample {id} is there twice or was never accepted");
            else if (split is not null && split != before)
                findings.Add(path, $"'{language.Language}': sample {id} moved from {before?.Name()} to {split.Value.Name()}");
        }
        if (splits.Count > 0)
            findings.Add(path, $"'{language.Language}': {Text(splits.Count)} accepted samples are neither in its files nor dropped, first {splits.Keys.Min(StringComparer.Ordinal)}");
    }

    private static async Task<List<(string Id, Split? Split)>> IdsAsync(CorpusStore store, IReadOnlyList<CorpusFile> files, CancellationToken cancel)
    {
        var ids = new List<(string, Split?)>();
        foreach (var file in files)
            ids.AddRange((await LanguageShards.ReadDataAsync(store, file, cancel)).Select(s => (s.Id, file.Split)));
        return ids;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
