using DuckDB.NET.Data;
using SynthEmotion.Corpus;
using SynthEmotion.Domain;
using Xunit;

namespace SynthEmotion.Tests.Corpus;

public sealed class ParquetShardTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_of_equal_rows_gives_equal_bytes()
    {
        var rows = Some.Commit().Rejects.Select(RejectRow.Of).ToList();

        Assert.Equal(await HashAsync(rows), await HashAsync([.. Some.Commit().Rejects.Select(RejectRow.Of)]));
        Assert.NotEqual(await HashAsync(rows), await HashAsync(rows.Skip(1).ToList()));
    }

    [Fact]
    public async Task Write_is_the_same_bytes_with_and_without_vector_instructions()
    {
        var rows = Some.Commit(batches: 30).Accepted.Select(SampleColumns.ToRow).ToList();
        var before = Parquet.ParquetOptions.UseHardwareAcceleration;
        try
        {
            Parquet.ParquetOptions.UseHardwareAcceleration = true;
            var vectors = await HashAsync(rows);
            Parquet.ParquetOptions.UseHardwareAcceleration = false;
            Assert.Equal(vectors, await HashAsync(rows));
        }
        finally
        {
            Parquet.ParquetOptions.UseHardwareAcceleration = before;
        }
    }

    [Fact]
    public async Task Read_of_another_files_columns_is_refused()
    {
        using var corpus = await SmallCorpus.CreateAsync();
        var manifest = await corpus.Writer.LatestManifestAsync(Some.Spanish, Cancel);
        var signatures = manifest!.Files.Single(f => f.Kind == FileKind.Signatures);

        var e = await Assert.ThrowsAsync<CorruptCorpusException>(
            () => LanguageShards.ReadDataAsync(corpus.Store, signatures with { Kind = FileKind.Data, Split = Split.Train }, Cancel));

        Assert.Equal(signatures.Path, e.File);
    }

    [Fact]
    public async Task DuckDB_reads_the_same_counts_columns_and_texts()
    {
        using var corpus = await SmallCorpus.CreateAsync();
        var reader = await CorpusReader.OpenAsync(corpus.Store, cancel: Cancel);
        var samples = await reader.ReadAsync(cancel: Cancel).ToListAsync(Cancel);
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();

        Assert.Equal(samples.Count, Scalar<long>(connection, $"SELECT count(*) FROM read_parquet('{corpus.File("data")}/*/*.parquet')"));
        Assert.Equal(
            reader.Count(Split.Train, Some.English), Scalar<long>(connection, $"SELECT count(*) FROM read_parquet('{corpus.File("data/en")}/train-*.parquet')"));
        Assert.Equal(
            samples.Count(s => s.Sample.Labels.Contains(Emotion.Joy)),
            Scalar<long>(connection, $"SELECT count(*) FROM read_parquet('{corpus.File("data")}/*/*.parquet') WHERE joy = 1 AND list_contains(labels, 'joy')"));
        Assert.Equal(16L, Scalar<long>(connection, $"SELECT count(*) FROM read_parquet('{corpus.File("rejected")}/*/*.parquet') WHERE score > 0.9 AND reason = 'near-duplicate'"));
        var one = samples[5].Sample;
        Assert.Equal(one.Text, Scalar<string>(connection, $"SELECT text FROM read_parquet('{corpus.File("data")}/*/*.parquet') WHERE id = '{one.Id}'"));
    }

    private static T Scalar<T>(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (T)command.ExecuteScalar()!;
    }

    private static async Task<string> HashAsync<TRow>(IReadOnlyList<TRow> rows) where TRow : class, new()
    {
        using var stream = new MemoryStream();
        await ParquetShard.WriteAsync(rows, stream, Cancel);
        return Hashing.Sha256Hex(stream.ToArray());
    }
}
