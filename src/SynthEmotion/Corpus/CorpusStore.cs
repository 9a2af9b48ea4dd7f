using System.Text;

namespace SynthEmotion.Corpus;

/// <summary>
/// Where the files of a corpus live. Paths are relative to <c>corpus/</c>, with '/'. Nothing that was published is ever changed:
/// shards are named by their content, manifests and versions are created once. Only the dataset card is replaced.
/// </summary>
public abstract class CorpusStore
{
    /// <summary>Where it is, for messages to people; never part of a file of the corpus.</summary>
    public abstract string Location { get; }

    /// <summary>True when there is a file at <paramref name="path"/>.</summary>
    public abstract Task<bool> ExistsAsync(string path, CancellationToken cancel = default);

    /// <summary>All bytes of a file.</summary>
    /// <exception cref="CorruptCorpusException">There is no such file, or it cannot be read.</exception>
    public abstract Task<byte[]> ReadAsync(string path, CancellationToken cancel = default);

    /// <summary>Paths of all files below a folder (ends with '/', or empty for everything), ordinal order; leftovers of unfinished writes are not among them.</summary>
    public abstract Task<IReadOnlyList<string>> ListAsync(string folder, CancellationToken cancel = default);

    /// <summary>Leftovers of writes that were killed before they ended. No reader sees them; they may be deleted while nothing writes.</summary>
    public abstract Task<IReadOnlyList<string>> ListLeftoversAsync(CancellationToken cancel = default);

    /// <summary>Deletes what <see cref="ListLeftoversAsync"/> lists. Only for who knows that nobody writes: a write in progress would fail.</summary>
    public abstract Task DeleteLeftoversAsync(CancellationToken cancel = default);

    /// <summary>
    /// Publishes a file whose name comes from its content: written under a temporary name, completed, read back, made durable, then renamed.
    /// Publishing the same content again changes nothing.
    /// </summary>
    /// <param name="folder">Folder of the file, ends with '/'.</param>
    /// <param name="writerId">Names the writer (a node's uid) in the temporary name, so that two writers never share one.</param>
    /// <param name="write">Writes the content; the stream is closed by the store.</param>
    /// <param name="readBack">Reads the completed file; throws when it is not what was written, and nothing is published.</param>
    /// <param name="nameOf">From the content's sha256 (64 hex digits) to the whole path.</param>
    /// <param name="cancel">Ends the write before anything is published.</param>
    public abstract Task<PublishedFile> PublishAsync(
        string folder, string writerId, Func<Stream, Task> write, Func<Stream, Task> readBack, Func<string, string> nameOf, CancellationToken cancel = default);

    /// <summary>
    /// Creates <paramref name="path"/> with all of <paramref name="content"/>, or leaves what is there. Of any number of callers exactly one gets
    /// true, and nobody ever sees a part of the content. Durable on return.
    /// </summary>
    public abstract Task<bool> CreateIfAbsentAsync(string path, ReadOnlyMemory<byte> content, string writerId, CancellationToken cancel = default);

    /// <summary>Puts <paramref name="content"/> (UTF-8) in place of what is there, atomically: a reader sees the old text or the new one.</summary>
    public Task ReplaceTextAsync(string path, string content, string writerId, CancellationToken cancel = default) =>
        ReplaceAsync(path, Encoding.UTF8.GetBytes(content), writerId, cancel);

    /// <summary>Puts <paramref name="content"/> in place of what is there, atomically.</summary>
    protected abstract Task ReplaceAsync(string path, ReadOnlyMemory<byte> content, string writerId, CancellationToken cancel);
}

/// <summary>A file that is published.</summary>
/// <param name="Path">Relative path in the corpus.</param>
/// <param name="Sha256">sha256 of its bytes, 64 hex digits.</param>
/// <param name="Bytes">Its size.</param>
public sealed record PublishedFile(string Path, string Sha256, long Bytes);
