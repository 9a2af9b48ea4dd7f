using SynthEmotion.Corpus;
using SynthEmotion.Domain;
using Xunit;

namespace SynthEmotion.Tests.Corpus;

public sealed class CorpusWriterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FolderCorpusStore store;
    private readonly CorpusWriter writer;

    public CorpusWriterTests()
    {
        store = new FolderCorpusStore(folder.Path);
        writer = new CorpusWriter(store, new SplitShares(60, 20, 20), "node-1");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Commit_reads_back_as_the_same_samples_rejects_and_signatures_in_fold_order()
    {
        var commit = Some.Commit();

        var manifest = await writer.CommitAsync(commit with { Accepted = [.. commit.Accepted.Reverse()] }, null, Cancel);

        var accepted = await LanguageShards.ReadAcceptedAsync(store, Some.English, Cancel).ToListAsync(Cancel);
        Assert.Equivalent(commit.Accepted, accepted.Select(a => a.Sample), strict: true);
        Assert.Equal(commit.Accepted.Select(s => s.Id), accepted.Select(a => a.Sample.Id));
        Assert.All(accepted, a => Assert.Equal(a.Sample.Id, Convert.ToHexStringLower(a.Signature!.Value.Span)));
        var rejects = await LanguageShards.ReadRejectsAsync(store, manifest.Files.Single(f => f.Kind == FileKind.Rejected), Cancel);
        Assert.Equivalent(commit.Rejects, rejects, strict: true);
    }

    [Fact]
    public async Task Commit_names_each_split_file_by_split_first_batch_and_content()
    {
        var manifest = await writer.CommitAsync(Some.Commit(), null, Cancel);

        foreach (var file in manifest.Files.Where(f => f.Kind == FileKind.Data))
        {
            var first = (await LanguageShards.ReadDataAsync(store, file, Cancel))[0].Provenance;
            Assert.Equal($"data/en/{file.Split!.Value.Name()}-r{first.Round:D4}b{first.BatchIndex:D4}-{file.Sha256[..16]}.parquet", file.Path);
            Assert.Equal(file.Sha256, Hashing.Sha256Hex(await store.ReadAsync(file.Path, Cancel)));
        }
        Assert.Equal(3, manifest.Files.Count(f => f.Kind == FileKind.Data));
    }

    [Fact]
    public async Task Commit_in_two_places_by_two_writers_gives_the_same_bytes_everywhere()
    {
        using var elsewhere = new TemporaryFolder();
        var other = new FolderCorpusStore(elsewhere.Path);
        foreach (var (place, id) in new[] { (store, "node-1"), (other, "node-99") })
        {
            var w = new CorpusWriter(place, new SplitShares(60, 20, 20), id);
            var first = await w.CommitAsync(Some.Commit(), null, Cancel);
            await w.CommitAsync(Some.Commit(first, completion: Completion.Full), first, Cancel);
        }

        var paths = await store.ListAsync("", Cancel);
        Assert.Equal(paths, await other.ListAsync("", Cancel));
        Assert.Equal(12, paths.Count);
        foreach (var path in paths)
            Assert.Equal(Hashing.Sha256Hex(await store.ReadAsync(path, Cancel)), Hashing.Sha256Hex(await other.ReadAsync(path, Cancel)));
    }

    [Fact]
    public async Task Commit_of_only_rejects_has_one_file_and_counts_the_drop()
    {
        var manifest = await writer.CommitAsync(Some.OnlyRejects(), null, Cancel);

        Assert.Equal(FileKind.Rejected, Assert.Single(manifest.Files).Kind);
        Assert.Equal(new NamedCount("wrong-script", 1), Assert.Single(manifest.Drops));
        Assert.Equal(0, manifest.Accepted);
    }

    [Fact]
    public async Task Commit_after_another_adds_the_counts_up_and_names_its_predecessor()
    {
        var first = await writer.CommitAsync(Some.Commit(), null, Cancel);
        var second = await writer.CommitAsync(Some.Commit(first), first, Cancel);

        Assert.Equal(first.Sha256, second.Predecessor);
        Assert.Equal(new NamedCount("near-duplicate", 12), Assert.Single(second.Drops));
        Assert.Equal(new NamedCount("missing-id", 12), Assert.Single(second.Failures));
        Assert.Equal(72, second.Accepted);
        Assert.Equal(second.Sha256, (await writer.LatestManifestAsync(Some.English, Cancel))!.Sha256);
    }

    [Fact]
    public async Task Commit_after_completion_goes_on_with_a_larger_target()
    {
        var first = await writer.CommitAsync(Some.Commit(completion: Completion.Full), null, Cancel);
        var second = await writer.CommitAsync(Some.Commit(first, completion: Completion.Full), first, Cancel);

        Assert.True(second.Target > first.Target && second.Completion.Complete);
    }

    [Fact]
    public async Task Commit_of_a_number_that_another_owner_took_is_a_stale_owner()
    {
        var mine = await writer.CommitAsync(Some.Commit(), null, Cancel);

        var e = await Assert.ThrowsAsync<StaleOwnerException>(() => writer.CommitAsync(Some.Commit(batches: 2), null, Cancel));

        Assert.Equal(1, e.Number);
        Assert.Equal(mine.Sha256, (await writer.LatestManifestAsync(Some.English, Cancel))!.Sha256);
    }

    [Fact]
    public async Task Commit_that_loses_an_outcome_is_refused_with_nothing_written()
    {
        var commit = Some.Commit();

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => writer.CommitAsync(commit with { Rejects = [.. commit.Rejects.Skip(1)] }, null, Cancel));

        Assert.Contains("48 samples were asked for, but 36 accepted, 5 dropped and 6 unanswered are 47", e.Message, StringComparison.Ordinal);
        Assert.Empty(await store.ListAsync("", Cancel));
    }

    [Fact]
    public async Task Commit_with_another_split_than_the_corpus_began_with_is_refused()
    {
        var first = await writer.CommitAsync(Some.Commit(), null, Cancel);
        var other = new CorpusWriter(store, new SplitShares(), "node-1");

        await Assert.ThrowsAsync<InvalidOperationException>(() => other.CommitAsync(Some.Commit(first), first, Cancel));
    }
}
