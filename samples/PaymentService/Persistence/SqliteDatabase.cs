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
        SqliteConnectionStringBuilder builder = Read(connectionString);
        builder.Pooling = false;
        File = Path.GetFullPath(builder.DataSource);
        _create = builder.ConnectionString;
        builder.Mode = SqliteOpenMode.ReadWrite;
        ConnectionString = builder.ConnectionString;
    }

    public string File { get; }

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

    private static SqliteConnectionStringBuilder Read(string connectionString)
    {
        try
        {
            return new SqliteConnectionStringBuilder(connectionString);
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            throw new InvalidOperationException($"The setting ConnectionStrings:Payments cannot be read: {wrong.Message}", wrong);
        }
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
