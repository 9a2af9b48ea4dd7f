using System.IO.Compression;
using System.Text.Json;
using Parquet;
using Parquet.Serialization;
using SynthEmotion.Domain;

namespace SynthEmotion.Corpus;

/// <summary>
/// Rows to Parquet and back. Equal rows give equal bytes: nothing in the file depends on time or machine (tested with and without vector
/// instructions), and its <c>created_by</c> names only the library's version.
/// </summary>
internal static class ParquetShard
{
    /// <summary>Publishes <paramref name="rows"/> after reading them back from the finished file.</summary>
    public static Task<PublishedFile> PublishAsync<TRow>(
        CorpusStore store, string folder, string writerId, IReadOnlyList<TRow> rows, Func<string, string> nameOf, CancellationToken cancel)
        where TRow : class, new() =>
        store.PublishAsync(folder, writerId, stream => WriteAsync(rows, stream, cancel), stream => CompareAsync(rows, stream, folder, cancel), nameOf, cancel);

    public static Task WriteAsync<TRow>(IReadOnlyList<TRow> rows, Stream stream, CancellationToken cancel) where TRow : class, new() =>
        ParquetSerializer.SerializeAsync(rows, stream, Options(), cancellationToken: cancel);

    /// <summary>Rows of a file whose bytes are already known to be right; anything else in it is a defect of whoever wrote it.</summary>
    public static async Task<IList<TRow>> ReadAsync<TRow>(Stream stream, string file, CancellationToken cancel) where TRow : class, new()
    {
        try
        {
            var result = await ParquetSerializer.DeserializeAsync<TRow>(stream, Options(), cancellationToken: cancel);
            var expected = typeof(TRow).GetParquetSchema(forWriting: true);
            return result.Schema.Equals(expected)
                ? result.Data
                : throw new CorruptCorpusException(file, $"its columns are not those of this format: {expected.GetNotEqualsMessage(result.Schema, "expected", "found")}");
        }
        catch (Exception e) when (e is not (CorruptCorpusException or OperationCanceledException))
        {
            throw new CorruptCorpusException(file, $"not a readable Parquet file ({e.GetType().Name}: {e.Message})");
        }
    }

    private static async Task CompareAsync<TRow>(IReadOnlyList<TRow> rows, Stream stream, string folder, CancellationToken cancel) where TRow : class, new()
    {
        var found = await ReadAsync<TRow>(stream, folder, cancel);
        if (found.Count != rows.Count)
            throw new IOException($"{folder}: a shard of {rows.Count} rows reads back as {found.Count}; nothing was published");
        for (var i = 0; i < rows.Count; i++)
        {
            // The rows' JSON holds every column exactly, lists and null included.
            if (!JsonSerializer.SerializeToUtf8Bytes(rows[i], JsonText.Plain).AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(found[i], JsonText.Plain)))
                throw new IOException($"{folder}: row {i + 1} of a shard reads back differently; nothing was published");
        }
    }

    private static ParquetOptions Options() => new() { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Optimal };
}
