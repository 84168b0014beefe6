using Microsoft.Data.Sqlite;

namespace PaymentService;

/// <summary>The database file: how it is opened, and how it is made.</summary>
internal sealed class SqliteDatabase
{
    private readonly string _create;

    public SqliteDatabase(string connectionString)
    {
        // A connection kept open would go on writing to a file that was moved away or deleted; and one that may create
        // would put an empty file in its place.
        var builder = new SqliteConnectionStringBuilder(connectionString) { Pooling = false };
        _create = builder.ConnectionString;
        builder.Mode = SqliteOpenMode.ReadWrite;
        ConnectionString = builder.ConnectionString;
    }

    /// <summary>Opens the file only where it is.</summary>
    public string ConnectionString { get; }

    /// <summary>Makes the file when it is missing. In WAL mode, which the file remembers, readers do not wait for writers.</summary>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(_create);
        await connection.OpenAsync(cancellationToken);
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        await command.ExecuteNonQueryAsync(cancellationToken);
        await BreakOldLockAsync(command, cancellationToken);
    }

    /// <summary>Who is killed while migrating leaves a lock that the next one would wait for without end.</summary>
    private static async Task BreakOldLockAsync(SqliteCommand command, CancellationToken cancellationToken)
    {
        command.CommandText = """SELECT COUNT(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'""";
        if (await command.ExecuteScalarAsync(cancellationToken) is > 0L)
        {
            command.CommandText = """DELETE FROM "__EFMigrationsLock" WHERE datetime("Timestamp") < datetime('now', '-1 minute')""";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
