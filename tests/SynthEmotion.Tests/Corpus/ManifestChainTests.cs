using SynthEmotion.Corpus;
using Xunit;

namespace SynthEmotion.Tests.Corpus;

public sealed class ManifestChainTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FolderCorpusStore store;

    public ManifestChainTests() => store = new FolderCorpusStore(folder.Path);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Chain_of_a_language_without_manifest_is_empty()
    {
        Assert.Empty(await ManifestChain.ReadAsync(store, Some.English, Cancel));
        Assert.Empty(await ManifestChain.LanguagesAsync(store, Cancel));
    }

    [Fact]
    public async Task Chain_ignores_half_a_manifest_of_a_killed_owner()
    {
        await CommitTwiceAsync();
        await File.WriteAllTextAsync(folder.File("manifests/en/.unfinished-node-9-1-1"), "{\"format\": 1,", Cancel);

        Assert.Equal(2, (await ManifestChain.ReadAsync(store, Some.English, Cancel)).Count);
        Assert.Equal([Some.English], await ManifestChain.LanguagesAsync(store, Cancel));
    }

    [Theory]
    [InlineData("\"target\": 36", "\"target\": 37", "000002.json", "its predecessor's sha256 is not that of manifests/en/000001.json")]
    [InlineData("\"number\": 1", "\"number\": 3", "000001.json", "holds number 3")]
    [InlineData("\"format\": 1", "\"format\": 9", "000001.json", "format 9; this program reads format 1")]
    [InlineData("\"target\": 36", "\"target\": 36, \"host\": \"a\"", "000001.json", "'host' could not be mapped")]
    [InlineData("\"target\": 36,", "", "000001.json", "missing required properties")]
    [InlineData("\"target\": 36", "\"target\":  36", "000001.json", "not byte for byte what this program writes")]
    [InlineData("\"language\": \"en\"", "\"language\": \"E\"", "000001.json", "'E' is no language tag")]
    [InlineData("\"format\": 1,", "\"format\": 1,,", "000001.json", "LineNumber: 1")]
    public async Task Chain_with_a_changed_manifest_names_file_and_fault(string old, string changed, string file, string problem)
    {
        await CommitTwiceAsync();
        var path = folder.File("manifests/en/000001.json");
        var text = await File.ReadAllTextAsync(path, Cancel);
        Assert.Contains(old, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text.Replace(old, changed, StringComparison.Ordinal), Cancel);

        var e = await Assert.ThrowsAsync<CorruptCorpusException>(() => ManifestChain.ReadAsync(store, Some.English, Cancel));

        Assert.Equal($"manifests/en/{file}", e.File);
        Assert.Contains(problem, e.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chain_with_a_cut_off_manifest_names_it()
    {
        await CommitTwiceAsync();
        var path = folder.File("manifests/en/000002.json");
        await File.WriteAllBytesAsync(path, (await File.ReadAllBytesAsync(path, Cancel))[..100], Cancel);

        var e = await Assert.ThrowsAsync<CorruptCorpusException>(() => ManifestChain.LatestAsync(store, Some.English, Cancel));

        Assert.Equal("manifests/en/000002.json", e.File);
    }

    [Fact]
    public async Task Chain_with_a_gap_names_the_missing_manifest()
    {
        await CommitTwiceAsync();
        File.Delete(folder.File("manifests/en/000001.json"));

        var e = await Assert.ThrowsAsync<CorruptCorpusException>(() => ManifestChain.ReadAsync(store, Some.English, Cancel));

        Assert.Equal("manifests/en/000001.json: the manifest is missing, although manifests/en/000002.json follows it", e.Message);
    }

    private async Task CommitTwiceAsync()
    {
        var writer = new CorpusWriter(store, new SplitShares(), "node-1");
        var first = await writer.CommitAsync(Some.Commit(), null, Cancel);
        await writer.CommitAsync(Some.Commit(first), first, Cancel);
    }
}
