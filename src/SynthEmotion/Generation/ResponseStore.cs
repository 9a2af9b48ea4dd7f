using System.Threading.Channels;
using SynthEmotion.Domain;

namespace SynthEmotion.Generation;

/// <summary>
/// The answers that were paid for: one SQLite file in the workspace, opened by each process of a machine for itself. An answer is durable before anyone
/// looks at it, and the first answer to a key (a batch id, a judge's sample id) settles it for good; later ones are kept as surplus and count only as cost.
/// Writes of a process go through one writer, which commits whatever was queued since its last commit; reads go beside it (WAL).
/// </summary>
public sealed class ResponseStore : IAsyncDisposable
{
    // Bounds the time for which one commit holds the file's only write lock.
    private const int MaxCommit = 512;

    private readonly StoreFile file;
    private readonly Channel<Settlement> queue = Channel.CreateUnbounded<Settlement>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task writer;

    private ResponseStore(StoreFile file)
    {
        this.file = file;
        writer = Task.Run(WriteAsync);
    }

    /// <summary>Identity of the workspace that the store belongs to: 32 hex digits, drawn when the file was made.</summary>
    public string WorkspaceId => file.WorkspaceId;

    /// <summary>Opens the store at <paramref name="path"/>, making it where it is absent.</summary>
    /// <exception cref="BadInputException">The file is damaged, of another version, no response store, or cannot be written.</exception>
    public static ResponseStore Open(string path) => new(StoreFile.Open(path));

    /// <summary>The answer that settled <paramref name="key"/>; null when none did.</summary>
    /// <exception cref="ResponseStoreException">The file is gone or damaged.</exception>
    public StoredAnswer? Find(string key) => file.Find(key);

    /// <summary>
    /// Keeps <paramref name="answer"/> and settles <paramref name="key"/> with it, unless an earlier answer did. Completes after the commit, with what the store
    /// holds for the key, read back: the earlier answer where there was one.
    /// </summary>
    /// <exception cref="ResponseStoreException">It could not be made durable.</exception>
    public async Task<StoredAnswer> SettleAsync(string key, StoredAnswer answer)
    {
        var settlement = new Settlement(key, answer, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        if (!queue.Writer.TryWrite(settlement))
            throw new ResponseStoreException("the response store is closed");
        await settlement.Done.Task.ConfigureAwait(false);
        return file.Find(key) ?? throw new ResponseStoreException($"the response store lost the answer to {key}, which it had committed");
    }

    /// <summary>What each endpoint was paid, sorted by endpoint and model.</summary>
    public IReadOnlyList<EndpointSpend> Spend() => file.Spend();

    /// <summary>Commits what is queued and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await writer.ConfigureAwait(false);
        file.Dispose();
    }

    private async Task WriteAsync()
    {
        var batch = new List<Settlement>(MaxCommit);
        while (await queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            batch.Clear();
            while (batch.Count < MaxCommit && queue.Reader.TryRead(out var settlement))
                batch.Add(settlement);
            try
            {
                file.Commit(batch);
                batch.ForEach(s => s.Done.SetResult());
            }
            catch (Exception e)
            {
                // Whoever waits decides; the writer must live on to fail them all rather than leave them waiting.
                batch.ForEach(s => s.Done.TrySetException(e));
            }
        }
    }
}

/// <summary>A queued write.</summary>
internal sealed record Settlement(string Key, StoredAnswer Answer, TaskCompletionSource Done);
