using System.Globalization;
using System.Security.Cryptography;

namespace SynthEmotion.Corpus;

/// <summary>A corpus in a folder of a local or network file system.</summary>
public sealed class FolderCorpusStore : CorpusStore
{
    private const string TemporaryPrefix = ".unfinished-";

    private readonly string root;
    private int writes;

    /// <summary>The corpus in <paramref name="root"/>; the folder is made with the first file.</summary>
    public FolderCorpusStore(string root) => this.root = Path.GetFullPath(root);

    /// <inheritdoc/>
    public override string Location => root;

    /// <inheritdoc/>
    public override Task<bool> ExistsAsync(string path, CancellationToken cancel = default) => Task.FromResult(File.Exists(Full(path)));

    /// <inheritdoc/>
    public override async Task<byte[]> ReadAsync(string path, CancellationToken cancel = default)
    {
        try
        {
            return await File.ReadAllBytesAsync(Full(path), cancel);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CorruptCorpusException(path, "the file is missing");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CorruptCorpusException(path, $"the file cannot be read ({e.GetType().Name})");
        }
    }

    /// <inheritdoc/>
    public override Task<IReadOnlyList<string>> ListAsync(string folder, CancellationToken cancel = default) =>
        Task.FromResult(Files(folder, path => !IsLeftover(path)));

    /// <inheritdoc/>
    public override Task<IReadOnlyList<string>> ListLeftoversAsync(CancellationToken cancel = default) => Task.FromResult(Files("", IsLeftover));

    /// <inheritdoc/>
    public override Task DeleteLeftoversAsync(CancellationToken cancel = default)
    {
        foreach (var path in Files("", IsLeftover))
            File.Delete(Full(path));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task<PublishedFile> PublishAsync(
        string folder, string writerId, Func<Stream, Task> write, Func<Stream, Task> readBack, Func<string, string> nameOf, CancellationToken cancel = default)
    {
        var temporary = NewTemporary(folder, writerId);
        try
        {
            await using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.ReadWrite, FileShare.Read))
            {
                await write(stream);
                stream.Flush(flushToDisk: true);
            }
            await using (var stream = File.OpenRead(temporary))
                await readBack(stream);
            var (sha256, length) = await HashAsync(temporary, cancel);
            var path = nameOf(sha256);
            await TakeNameAsync(temporary, Full(path), sha256, cancel);
            return new PublishedFile(path, sha256, length);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <inheritdoc/>
    public override async Task<bool> CreateIfAbsentAsync(string path, ReadOnlyMemory<byte> content, string writerId, CancellationToken cancel = default)
    {
        var temporary = NewTemporary(FolderOf(path), writerId);
        await DurableFile.WriteAsync(temporary, content, cancel);
        return DurableFile.TryName(temporary, Full(path));
    }

    /// <inheritdoc/>
    protected override async Task ReplaceAsync(string path, ReadOnlyMemory<byte> content, string writerId, CancellationToken cancel)
    {
        var temporary = NewTemporary(FolderOf(path), writerId);
        await DurableFile.WriteAsync(temporary, content, cancel);
        DurableFile.Rename(temporary, Full(path));
    }

    /// <summary>
    /// A file that has the name already has the content too, unless the disk damaged it: then the good one takes its place.
    /// </summary>
    private static async Task TakeNameAsync(string temporary, string path, string sha256, CancellationToken cancel)
    {
        if (!File.Exists(path) || (await HashAsync(path, cancel)).Sha256 != sha256)
            DurableFile.Rename(temporary, path);
    }

    private static async Task<(string Sha256, long Length)> HashAsync(string path, CancellationToken cancel)
    {
        await using var stream = File.OpenRead(path);
        return (Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel)), stream.Length);
    }

    /// <summary>Beside the final place, since a rename is atomic only within one file system.</summary>
    private string NewTemporary(string folder, string writerId)
    {
        if (writerId.Length == 0 || !writerId.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            throw new ArgumentException($"'{writerId}': a writer id is letters, digits, - and _", nameof(writerId));
        var directory = Full(folder);
        if (!Directory.Exists(directory))
            CreateDurably(directory);
        var count = Interlocked.Increment(ref writes).ToString(CultureInfo.InvariantCulture);
        return Path.Combine(directory, $"{TemporaryPrefix}{writerId}-{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}-{count}");
    }

    private static void CreateDurably(string directory)
    {
        var parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(directory));
        if (parent is not null && !Directory.Exists(parent))
            CreateDurably(parent);
        Directory.CreateDirectory(directory);
        if (parent is not null)
            DurableFile.SyncFolder(parent);
    }

    private IReadOnlyList<string> Files(string folder, Func<string, bool> wanted)
    {
        var directory = Full(folder);
        if (!Directory.Exists(directory))
            return [];
        return [.. Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(wanted)
            .Order(StringComparer.Ordinal)];
    }

    private static bool IsLeftover(string path) => path[(path.LastIndexOf('/') + 1)..].StartsWith(TemporaryPrefix, StringComparison.Ordinal);

    private static string FolderOf(string path) => path[..(path.LastIndexOf('/') + 1)];

    private string Full(string path) => Path.Combine(root, path.Replace('/', Path.DirectorySeparatorChar));
}
