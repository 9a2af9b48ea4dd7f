using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using SynthEmotion.Domain;

namespace SynthEmotion.Generation;

/// <summary>The SQLite file below <see cref="ResponseStore"/>: schema, statements and the watch over the file itself.</summary>
internal sealed class StoreFile : IDisposable
{
    // "SynE": tells the file from any other SQLite file.
    private const int ApplicationId = 0x53796E45;
    private const int SchemaVersion = 1;

    private const string Schema = """
        CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS answers (
            fingerprint TEXT NOT NULL PRIMARY KEY, endpoint TEXT NOT NULL, model TEXT NOT NULL,
            input_tokens INTEGER NOT NULL, output_tokens INTEGER NOT NULL, cost REAL NOT NULL, raw BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS outcomes (key TEXT NOT NULL PRIMARY KEY, fingerprint TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS surplus (
            id INTEGER PRIMARY KEY, key TEXT NOT NULL, fingerprint TEXT NOT NULL, endpoint TEXT NOT NULL, model TEXT NOT NULL,
            input_tokens INTEGER NOT NULL, output_tokens INTEGER NOT NULL, cost REAL NOT NULL, raw BLOB NOT NULL);
        CREATE INDEX IF NOT EXISTS answers_spend ON answers (endpoint, model, input_tokens, output_tokens, cost);
        """;

    private const string SettleSql = """
        INSERT INTO surplus (key, fingerprint, endpoint, model, input_tokens, output_tokens, cost, raw)
            SELECT $key, $fingerprint, $endpoint, $model, $input, $output, $cost, $raw
            WHERE EXISTS (SELECT 1 FROM outcomes WHERE key = $key) OR EXISTS (SELECT 1 FROM answers WHERE fingerprint = $fingerprint);
        INSERT OR IGNORE INTO answers (fingerprint, endpoint, model, input_tokens, output_tokens, cost, raw)
            SELECT $fingerprint, $endpoint, $model, $input, $output, $cost, $raw WHERE NOT EXISTS (SELECT 1 FROM outcomes WHERE key = $key);
        INSERT OR IGNORE INTO outcomes (key, fingerprint) VALUES ($key, $fingerprint);
        """;

    private readonly string path;
    private readonly string reading;
    private readonly FileIdentity identity;
    private readonly SqliteConnection writing;

    private StoreFile(string path)
    {
        this.path = path;
        var builder = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 60, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false };
        writing = OpenConnection(builder.ToString());
        identity = FileIdentity.Of(path) ?? throw Gone();
        WorkspaceId = Prepare();
        // Without Create, so that a file deleted later is an error and not a new empty store.
        builder.Mode = SqliteOpenMode.ReadWrite;
        builder.Pooling = true;
        reading = builder.ToString();
    }

    public string WorkspaceId { get; }

    public static StoreFile Open(string path)
    {
        try
        {
            return new StoreFile(Path.GetFullPath(path));
        }
        catch (SqliteException e)
        {
            throw new BadInputException(e.SqliteErrorCode switch
            {
                11 or 26 => $"{path} is damaged or no SQLite file ({e.Message}): restore it from a copy, or move it away to start with no paid answers",
                8 or 14 => $"{path} cannot be opened for writing: the folder must exist, be on a local disk and be writable",
                _ => $"{path} cannot be opened: {e.Message}",
            });
        }
    }

    public StoredAnswer? Find(string key) => Guarded(() =>
    {
        Watch();
        using var connection = OpenConnection(reading);
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT a.fingerprint, a.endpoint, a.model, a.raw, a.input_tokens, a.output_tokens, a.cost
            FROM outcomes o JOIN answers a ON a.fingerprint = o.fingerprint WHERE o.key = $key
            """;
        command.Parameters.AddWithValue("$key", key);
        using var row = command.ExecuteReader();
        return row.Read()
            ? new StoredAnswer(
                row.GetString(0), row.GetString(1), row.GetString(2), row.GetFieldValue<byte[]>(3), new TokenUsage(row.GetInt64(4), row.GetInt64(5)), row.GetDouble(6))
            : null;
    });

    public void Commit(IReadOnlyList<Settlement> settlements) => Guarded(() =>
    {
        Watch();
        using var transaction = writing.BeginTransaction(deferred: false);
        using var command = writing.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = SettleSql;
        foreach (var (key, answer, _) in settlements)
        {
            command.Parameters.Clear();
            command.Parameters.AddWithValue("$key", key);
            command.Parameters.AddWithValue("$fingerprint", answer.Fingerprint);
            command.Parameters.AddWithValue("$endpoint", answer.Endpoint);
            command.Parameters.AddWithValue("$model", answer.Model);
            command.Parameters.AddWithValue("$input", answer.Usage.Input);
            command.Parameters.AddWithValue("$output", answer.Usage.Output);
            command.Parameters.AddWithValue("$cost", answer.Cost);
            command.Parameters.AddWithValue("$raw", answer.Raw);
            command.ExecuteNonQuery();
        }
        transaction.Commit();
        Watch();
        return 0;
    });

    public IReadOnlyList<EndpointSpend> Spend() => Guarded<IReadOnlyList<EndpointSpend>>(() =>
    {
        Watch();
        using var connection = OpenConnection(reading);
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT endpoint, model, SUM(n), SUM(s), SUM(i), SUM(o), SUM(c) FROM (
                SELECT endpoint, model, COUNT(*) n, 0 s, SUM(input_tokens) i, SUM(output_tokens) o, SUM(cost) c FROM answers GROUP BY endpoint, model
                UNION ALL
                SELECT endpoint, model, COUNT(*), COUNT(*), SUM(input_tokens), SUM(output_tokens), SUM(cost) FROM surplus GROUP BY endpoint, model)
            GROUP BY endpoint, model ORDER BY endpoint, model
            """;
        using var row = command.ExecuteReader();
        var spend = new List<EndpointSpend>();
        while (row.Read())
            spend.Add(new EndpointSpend(
                row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), new TokenUsage(row.GetInt64(4), row.GetInt64(5)), row.GetDouble(6)));
        return spend;
    });

    public void Dispose()
    {
        writing.Dispose();
        using var any = new SqliteConnection(reading);
        SqliteConnection.ClearPool(any);
    }

    private string Prepare()
    {
        var found = Scalar("PRAGMA application_id");
        var version = Scalar("PRAGMA user_version");
        if (found != 0 && found != ApplicationId)
            throw new BadInputException($"{path} is a SQLite file of another program: name another workspace");
        if (version > SchemaVersion)
            throw new BadInputException($"{path} was written by a newer version of this program (schema {version}; this one knows up to {SchemaVersion})");
        if (found == 0 && Scalar("SELECT COUNT(*) FROM sqlite_master") > 0 && Scalar("SELECT COUNT(*) FROM sqlite_master WHERE name = 'answers'") == 0)
            throw new BadInputException($"{path} is a SQLite file of another program: name another workspace");
        using var transaction = writing.BeginTransaction(deferred: false);
        using var command = writing.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = Schema + string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {SchemaVersion};")
            + "INSERT OR IGNORE INTO meta (key, value) VALUES ('workspace', $id); SELECT value FROM meta WHERE key = 'workspace';";
        command.Parameters.AddWithValue("$id", Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        var id = (string)command.ExecuteScalar()!;
        transaction.Commit();
        return id;
    }

    private long Scalar(string sql)
    {
        using var command = writing.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static SqliteConnection OpenConnection(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout = 60000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";
        command.ExecuteNonQuery();
        return connection;
    }

    // The path must still name the file that is open: see FileIdentity.
    private void Watch()
    {
        if (FileIdentity.Of(path) != identity)
            throw Gone();
    }

    private ResponseStoreException Gone() =>
        new($"{path} was deleted or replaced while the program ran; answers since then are not kept. Start again: what the corpus has already is safe");

    private T Guarded<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (SqliteException e)
        {
            throw new ResponseStoreException(e.SqliteErrorCode switch
            {
                11 or 26 => $"{path} is damaged ({e.Message}): restore it from a copy, or move it away to start with no paid answers",
                13 => $"{path}: the disk is full",
                14 => Gone().Message,
                _ => $"{path}: {e.Message}",
            }, e);
        }
    }
}
