using System.Globalization;
using System.Runtime.CompilerServices;
using SynthEmotion.Domain;

namespace SynthEmotion.Corpus;

/// <summary>Reads and writes the Parquet files of a language. Every read proves size and sha256 before it believes a byte.</summary>
public static class LanguageShards
{
    /// <summary>The accepted samples of a data file, in fold order.</summary>
    /// <exception cref="CorruptCorpusException">The file is missing or not what the manifest says.</exception>
    public static async Task<IReadOnlyList<Sample>> ReadDataAsync(CorpusStore store, CorpusFile file, CancellationToken cancel = default) =>
        Convert(await ReadRowsAsync<SampleRow>(store, file, FileKind.Data, cancel), file, SampleColumns.ToSample);

    /// <summary>The rejects of a rejected file, in fold order.</summary>
    /// <exception cref="CorruptCorpusException">The file is missing or not what the manifest says.</exception>
    public static async Task<IReadOnlyList<Reject>> ReadRejectsAsync(CorpusStore store, CorpusFile file, CancellationToken cancel = default) =>
        Convert(await ReadRowsAsync<RejectRow>(store, file, FileKind.Rejected, cancel), file, row => row.ToReject());

    /// <summary>The signatures of a signatures file, in fold order.</summary>
    /// <exception cref="CorruptCorpusException">The file is missing or not what the manifest says.</exception>
    public static async Task<IReadOnlyList<SampleSignature>> ReadSignaturesAsync(CorpusStore store, CorpusFile file, CancellationToken cancel = default) =>
        Convert(await ReadRowsAsync<SignatureRow>(store, file, FileKind.Signatures, cancel), file, row => new SampleSignature(row.Id, row.Signature));

    /// <summary>Everything that a language has accepted, in fold order, with its signatures: what an owner rebuilds its index from.</summary>
    /// <exception cref="CorruptCorpusException">A file is missing or not what its manifest says.</exception>
    public static async IAsyncEnumerable<AcceptedSample> ReadAcceptedAsync(
        CorpusStore store, LanguageTag language, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        foreach (var manifest in await ManifestChain.ReadAsync(store, language, cancel))
        {
            var samples = new List<Sample>();
            var signatures = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
            foreach (var file in manifest.Files)
            {
                if (file.Kind == FileKind.Data)
                    samples.AddRange(await ReadDataAsync(store, file, cancel));
                else if (file.Kind == FileKind.Signatures)
                    foreach (var signature in await ReadSignaturesAsync(store, file, cancel))
                        signatures.Add(signature.Id, signature.Bytes);
            }
            foreach (var sample in FoldOrder.Sort(samples, s => s))
                yield return new AcceptedSample(sample, signatures.TryGetValue(sample.Id, out var bytes) ? bytes : null);
        }
    }

    internal static async Task<CorpusFile> WriteDataAsync(
        CorpusStore store, string writerId, LanguageTag language, Split split, IReadOnlyList<Sample> samples, CancellationToken cancel)
    {
        var first = FoldOrder.BatchOf(samples[0]);
        var rows = samples.Select(SampleColumns.ToRow).ToList();
        var published = await ParquetShard.PublishAsync(
            store, CorpusPaths.Folder(FileKind.Data, language), writerId, rows, hash => CorpusPaths.Data(language, split, first, hash), cancel);
        return new CorpusFile(published.Path, FileKind.Data, split, rows.Count, published.Sha256, published.Bytes);
    }

    internal static async Task<CorpusFile> WriteRejectsAsync(
        CorpusStore store, string writerId, LanguageTag language, string first, IReadOnlyList<Reject> rejects, CancellationToken cancel)
    {
        var rows = rejects.Select(RejectRow.Of).ToList();
        var published = await ParquetShard.PublishAsync(
            store, CorpusPaths.Folder(FileKind.Rejected, language), writerId, rows, hash => CorpusPaths.Rejected(language, first, hash), cancel);
        return new CorpusFile(published.Path, FileKind.Rejected, null, rows.Count, published.Sha256, published.Bytes);
    }

    internal static async Task<CorpusFile> WriteSignaturesAsync(
        CorpusStore store, string writerId, LanguageTag language, string first, IReadOnlyList<SampleSignature> signatures, CancellationToken cancel)
    {
        var rows = signatures.Select(SignatureRow.Of).ToList();
        var published = await ParquetShard.PublishAsync(
            store, CorpusPaths.Folder(FileKind.Signatures, language), writerId, rows, hash => CorpusPaths.Signatures(language, first, hash), cancel);
        return new CorpusFile(published.Path, FileKind.Signatures, null, rows.Count, published.Sha256, published.Bytes);
    }

    private static async Task<IList<TRow>> ReadRowsAsync<TRow>(CorpusStore store, CorpusFile file, FileKind kind, CancellationToken cancel)
        where TRow : class, new()
    {
        if (file.Kind != kind)
            throw new ArgumentException($"{file.Path} holds {EnumText.Name(file.Kind)}, not {EnumText.Name(kind)}", nameof(file));
        var bytes = await store.ReadAsync(file.Path, cancel);
        if (bytes.Length != file.Bytes)
            throw new CorruptCorpusException(file.Path, $"has {Text(bytes.Length)} bytes, its manifest says {Text(file.Bytes)}");
        if (Hashing.Sha256Hex(bytes) != file.Sha256)
            throw new CorruptCorpusException(file.Path, "its sha256 is not the one that its manifest says");
        using var stream = new MemoryStream(bytes, writable: false);
        var rows = await ParquetShard.ReadAsync<TRow>(stream, file.Path, cancel);
        return rows.Count == file.Rows ? rows : throw new CorruptCorpusException(file.Path, $"has {Text(rows.Count)} rows, its manifest says {Text(file.Rows)}");
    }

    private static List<TOut> Convert<TRow, TOut>(IList<TRow> rows, CorpusFile file, Func<TRow, TOut> convert)
    {
        var result = new List<TOut>(rows.Count);
        foreach (var row in rows)
        {
            try
            {
                result.Add(convert(row));
            }
            catch (FormatException e)
            {
                throw new CorruptCorpusException(file.Path, $"row {Text(result.Count + 1)}: {e.Message}");
            }
        }
        return result;
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
