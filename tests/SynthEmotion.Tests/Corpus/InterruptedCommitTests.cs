using System.Text;
using SynthEmotion.Corpus;
using SynthEmotion.Domain;
using Xunit;

namespace SynthEmotion.Tests.Corpus;

public sealed class InterruptedCommitTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Commit_that_ends_before_any_write_leaves_the_old_corpus_and_a_second_try_gives_the_same_bytes(int writes)
    {
        using var whole = await CommittedAsync();
        using var corpus = new SmallCorpus();
        var first = await corpus.Writer.CommitAsync(Some.Commit(), null, Cancel);
        var dying = new CorpusWriter(new DyingStore(corpus.Store, writes), SmallCorpus.Shares, "node-2");

        await Assert.ThrowsAsync<IOException>(() => dying.CommitAsync(Some.Commit(first), first, Cancel));

        var report = await CorpusVerifier.VerifyAsync(corpus.Store, Cancel);
        Assert.Empty(report.Problems);
        Assert.Equal((36L, writes), (report.Accepted, report.Warnings.Count));
        await corpus.Writer.CommitAsync(Some.Commit(first), first, Cancel);
        Assert.Empty((await CorpusVerifier.VerifyAsync(corpus.Store, Cancel)).Warnings);
        Assert.Equal(await HashesAsync(whole), await HashesAsync(corpus));
    }

    private static async Task<SmallCorpus> CommittedAsync()
    {
        var corpus = new SmallCorpus();
        var first = await corpus.Writer.CommitAsync(Some.Commit(), null, Cancel);
        await corpus.Writer.CommitAsync(Some.Commit(first), first, Cancel);
        return corpus;
    }

    private static async Task<List<string>> HashesAsync(SmallCorpus corpus)
    {
        var hashes = new List<string>();
        foreach (var path in await corpus.Store.ListAsync("", Cancel))
            hashes.Add($"{path} {Hashing.Sha256Hex(await corpus.Store.ReadAsync(path, Cancel))}");
        return hashes;
    }

    /// <summary>A real store whose owner dies after so many writes.</summary>
    private sealed class DyingStore(FolderCorpusStore inner, int writes) : CorpusStore
    {
        private int left = writes;

        public override string Location => inner.Location;

        public override Task<bool> ExistsAsync(string path, CancellationToken cancel = default) => inner.ExistsAsync(path, cancel);

        public override Task<byte[]> ReadAsync(string path, CancellationToken cancel = default) => inner.ReadAsync(path, cancel);

        public override Task<IReadOnlyList<string>> ListAsync(string folder, CancellationToken cancel = default) => inner.ListAsync(folder, cancel);

        public override Task<IReadOnlyList<string>> ListLeftoversAsync(CancellationToken cancel = default) => inner.ListLeftoversAsync(cancel);

        public override Task DeleteLeftoversAsync(CancellationToken cancel = default) => inner.DeleteLeftoversAsync(cancel);

        public override Task<PublishedFile> PublishAsync(
            string folder, string writerId, Func<Stream, Task> write, Func<Stream, Task> readBack, Func<string, string> nameOf, CancellationToken cancel = default)
        {
            Live();
            return inner.PublishAsync(folder, writerId, write, readBack, nameOf, cancel);
        }

        public override Task<bool> CreateIfAbsentAsync(string path, ReadOnlyMemory<byte> content, string writerId, CancellationToken cancel = default)
        {
            Live();
            return inner.CreateIfAbsentAsync(path, content, writerId, cancel);
        }

        protected override Task ReplaceAsync(string path, ReadOnlyMemory<byte> content, string writerId, CancellationToken cancel)
        {
            Live();
            return inner.ReplaceTextAsync(path, Encoding.UTF8.GetString(content.Span), writerId, cancel);
        }

        private void Live()
        {
            if (left-- == 0)
                throw new IOException("the process is gone");
        }
    }
}
