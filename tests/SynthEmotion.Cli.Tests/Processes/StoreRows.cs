using System.Globalization;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;

namespace SynthEmotion.Cli.Tests.Processes;

/// <summary>Counts in a workspace, read by other means than the product's own.</summary>
internal static class StoreRows
{
    /// <summary>Answers in responses.db.</summary>
    public static long Answers(string workspace) => Count(workspace, "answers");

    /// <summary>Answers that were paid for in vain, in responses.db.</summary>
    public static long Surplus(string workspace) => Count(workspace, "surplus");

    /// <summary>Rows of each language in the corpus's data files, as DuckDB reads them.</summary>
    public static IReadOnlyDictionary<string, long> Samples(string workspace)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT language, count(DISTINCT id) FROM read_parquet('{workspace}/corpus/data/*/*.parquet') GROUP BY language ORDER BY language";
        using var row = command.ExecuteReader();
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        while (row.Read())
            counts[row.GetString(0)] = row.GetInt64(1);
        return counts;
    }

    private static long Count(string workspace, string table)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(workspace, "responses.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
