using Microsoft.Data.Sqlite;

namespace StripeSimulator;

/// <summary>
/// Owns the SQLite file and lets one request at a time into it, so that two requests for one intent are served one after
/// the other, as they are by Stripe.
/// </summary>
internal sealed class BookKeeper : IDisposable
{
    // What is committed outlives a killed process; only a power cut could take the last moments in this mode.
    private const string Schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        CREATE TABLE IF NOT EXISTS objects (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id     TEXT NOT NULL UNIQUE,
            type   TEXT NOT NULL,
            body   TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS objects_by_type ON objects (type, number);
        CREATE TABLE IF NOT EXISTS idempotency_keys (
            key        TEXT PRIMARY KEY,
            path       TEXT NOT NULL,
            parameters TEXT NOT NULL,
            request_id TEXT NOT NULL,
            status     INTEGER NOT NULL,
            body       TEXT NOT NULL);
        """;

    private readonly SqliteConnection _connection;
    private readonly SemaphoreSlim _turn = new(1);

    private BookKeeper(SqliteConnection connection) => _connection = connection;

    public static BookKeeper Open(string path)
    {
        string file = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        // Not pooled: a disposed simulator leaves the file free to be moved or deleted.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        try
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = Schema;
            command.ExecuteNonQuery();
            return new BookKeeper(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Waits for its turn and begins a transaction, which ends with the <see cref="Books"/>.</summary>
    public async Task<Books> OpenAsync()
    {
        await _turn.WaitAsync();
        try
        {
            return new Books(_connection.BeginTransaction(), done: () => _turn.Release());
        }
        catch
        {
            _turn.Release();
            throw;
        }
    }

    public void Dispose()
    {
        _turn.Wait();
        _connection.Dispose();
        _turn.Release();
    }
}
