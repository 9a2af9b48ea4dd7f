using SynthEmotion.Corpus;
using SynthEmotion.Domain;
using Xunit;

namespace SynthEmotion.Tests.Corpus;

/// <summary>English in two commits and Spanish in one, both complete, with a version.</summary>
internal sealed class SmallCorpus : IDisposable
{
    public static readonly SplitShares Shares = new(60, 20, 20);

    private readonly TemporaryFolder folder = new();

    public SmallCorpus()
    {
        Store = new FolderCorpusStore(folder.Path);
        Writer = new CorpusWriter(Store, Shares, "node-1");
    }

    public FolderCorpusStore Store { get; }

    public CorpusWriter Writer { get; }

    public CorpusVersion? Version { get; private set; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<SmallCorpus> CreateAsync()
    {
        var corpus = new SmallCorpus();
        var first = await corpus.Writer.CommitAsync(Some.Commit(), null, Cancel);
        await corpus.Writer.CommitAsync(Some.Commit(first, completion: Completion.Full), first, Cancel);
        await corpus.Writer.CommitAsync(Some.Commit(language: Some.Spanish, completion: Completion.Full, batches: 2), null, Cancel);
        corpus.Version = await corpus.CreateVersionAsync();
        return corpus;
    }

    public async Task<CorpusVersion> CreateVersionAsync(IReadOnlyList<CorpusDrop>? drops = null, string reason = "run finished")
    {
        var manifests = new List<LanguageManifest>();
        foreach (var language in await ManifestChain.LanguagesAsync(Store, Cancel))
            manifests.Add((await ManifestChain.LatestAsync(Store, language, Cancel))!);
        return await CorpusVersions.CreateAsync(Store, "node-1", manifests, reason, drops, Cancel);
    }

    public string File(string path) => folder.File(path);

    /// <summary>The version's path of a data file.</summary>
    public string DataFile(LanguageTag language) => File(Version!.Languages.Single(l => l.Language == language).Data[0].Path);

    public void Dispose() => folder.Dispose();
}
