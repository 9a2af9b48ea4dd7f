using System.Text;
using SynthEmotion.Corpus;
using Xunit;

namespace SynthEmotion.Tests.Corpus;

public sealed class FolderCorpusStoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FolderCorpusStore store;

    public FolderCorpusStoreTests() => store = new FolderCorpusStore(folder.File("corpus"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task CreateIfAbsent_raced_by_eight_threads_has_one_winner_whose_content_stays()
    {
        for (var attempt = 0; attempt < 25; attempt++)
        {
            var path = $"manifests/en/{attempt:D6}.json";
            using var start = new Barrier(8);
            var wins = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Factory.StartNew(async () =>
            {
                start.SignalAndWait(Cancel);
                return (Writer: i, Won: await store.CreateIfAbsentAsync(path, Encoding.UTF8.GetBytes($"writer {i}"), $"w{i}", Cancel));
            }, Cancel, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));

            var winner = Assert.Single(wins, w => w.Won).Writer;
            Assert.Equal($"writer {winner}", Encoding.UTF8.GetString(await store.ReadAsync(path, Cancel)));
        }
        Assert.Empty(await store.ListLeftoversAsync(Cancel));
    }

    [Fact]
    public async Task Publish_of_equal_content_twice_leaves_one_file()
    {
        var first = await PublishAsync("same");
        var second = await PublishAsync("same");

        Assert.Equal(first, second);
        Assert.Equal([first.Path], await store.ListAsync("", Cancel));
    }

    [Fact]
    public async Task Publish_over_a_damaged_file_of_the_same_name_puts_the_good_one_in_place()
    {
        var published = await PublishAsync("good");
        await File.WriteAllTextAsync(folder.File("corpus/" + published.Path), "goof", Cancel);

        await PublishAsync("good");

        Assert.Equal("good", Encoding.UTF8.GetString(await store.ReadAsync(published.Path, Cancel)));
    }

    [Fact]
    public async Task Publish_that_reads_back_wrong_leaves_nothing()
    {
        await Assert.ThrowsAsync<IOException>(() => store.PublishAsync(
            "data/en/", "w", s => s.WriteAsync("half"u8.ToArray(), Cancel).AsTask(), _ => throw new IOException("differs"), hash => "data/en/" + hash, Cancel));

        Assert.Empty(await store.ListAsync("", Cancel));
        Assert.Empty(await store.ListLeftoversAsync(Cancel));
    }

    [Fact]
    public async Task List_ignores_what_a_killed_writer_left_behind()
    {
        var published = await PublishAsync("whole");
        await File.WriteAllTextAsync(folder.File("corpus/data/en/.unfinished-node7-1-1"), "hal", Cancel);

        Assert.Equal([published.Path], await store.ListAsync("", Cancel));
        Assert.Equal(["data/en/.unfinished-node7-1-1"], await store.ListLeftoversAsync(Cancel));

        await store.DeleteLeftoversAsync(Cancel);
        Assert.Empty(await store.ListLeftoversAsync(Cancel));
        Assert.Equal([published.Path], await store.ListAsync("", Cancel));
    }

    [Fact]
    public async Task Read_of_a_missing_file_names_it()
    {
        var e = await Assert.ThrowsAsync<CorruptCorpusException>(() => store.ReadAsync("data/en/none.parquet", Cancel));

        Assert.Contains("data/en/none.parquet: the file is missing", e.Message, StringComparison.Ordinal);
    }

    private Task<PublishedFile> PublishAsync(string content) => store.PublishAsync(
        "data/en/", "w", s => s.WriteAsync(Encoding.UTF8.GetBytes(content), Cancel).AsTask(), _ => Task.CompletedTask, hash => "data/en/" + hash[..16], Cancel);
}
