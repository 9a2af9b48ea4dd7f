using SynthEmotion.Domain;

namespace SynthEmotion.Corpus;

/// <summary>
/// Reads everything back and proves: every hash right, every chain unbroken, no id twice among accepted and rejected, none missing, ids and splits as
/// their rules say, every version standing on what the manifests name.
/// </summary>
public static class CorpusVerifier
{
    /// <summary>Verifies the whole corpus; a defect is a problem in the report, never an exception.</summary>
    public static async Task<VerifyReport> VerifyAsync(CorpusStore store, CancellationToken cancel = default)
    {
        var findings = new VerifyFindings();
        var chains = new SortedDictionary<LanguageTag, IReadOnlyList<LanguageManifest>>();
        foreach (var language in await ManifestChain.LanguagesAsync(store, cancel))
        {
            await findings.CatchAsync(async () => chains[language] = await ManifestChain.ReadAsync(store, language, cancel));
            if (chains.TryGetValue(language, out var chain))
                await new LanguageVerification(store, language, findings).RunAsync(chain, cancel);
            else
                findings.Unread(language);
        }
        IReadOnlyList<CorpusVersion> versions = [];
        await findings.CatchAsync(async () => versions = await CorpusVersions.AllAsync(store, cancel));
        foreach (var version in versions)
            await VersionVerification.RunAsync(store, version, chains, findings, cancel);
        await AddWarningsAsync(store, findings, cancel);
        return findings.ToReport(chains.Count, versions.Count);
    }

    private static async Task AddWarningsAsync(CorpusStore store, VerifyFindings findings, CancellationToken cancel)
    {
        foreach (var path in await store.ListAsync("", cancel))
        {
            var numbered = CorpusPaths.TryReadNumber(path, out _);
            if (!numbered && path != CorpusPaths.Card && !findings.IsNamed(path))
                findings.Warn($"{path}: no manifest and no version names this file");
        }
        foreach (var path in await store.ListLeftoversAsync(cancel))
            findings.Warn($"{path}: left behind by a write that was killed; it may be deleted while nothing runs");
    }
}
