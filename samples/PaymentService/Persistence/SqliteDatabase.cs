using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace PaymentService;

/// <summary>A database file: how it is opened, and how it is made.</summary>
internal sealed class SqliteDatabase : PaymentsDatabase, IDisposable
{
    private readonly string _create;

    public SqliteDatabase(string connectionString)
    {
        // Pooled, because the last connection to close empties and deletes SQLite's log: a payment to a service at ease would
        // cost ten flushes of the disk in place of two. CurrentFileConnections keeps the pool from serving a file of the past.
        var builder = new SqliteConnectionStringBuilder(connectionString) { Pooling = true };
        if (string.IsNullOrWhiteSpace(builder.DataSource))
        {
            throw new ArgumentException("The file has no name");
        }

        Place = Path.GetFullPath(builder.DataSource);
        ConnectionString = new SqliteConnectionStringBuilder(builder.ConnectionString) { Mode = SqliteOpenMode.ReadWrite }.ConnectionString;
        _create = new SqliteConnectionStringBuilder(builder.ConnectionString) { Pooling = false }.ConnectionString;
    }

    /// <summary>The file.</summary>
    public override string Place { get; }

    /// <summary>Nothing: a claim has the whole file to itself.</summary>
    public override string SkipLocked => "";

    /// <summary>Opens the file only where it is: an empty one in its place would hide that it is gone.</summary>
    public string ConnectionString { get; }

    public override void AddContext(IServiceCollection services) => services.AddDbContext<PaymentsContext, SqlitePaymentsContext>((provider, options) => options
        .UseSqlite(ConnectionString).AddInterceptors([new CurrentFileConnections(), .. provider.GetServices<IInterceptor>()]));

    /// <summary>Leaves one file behind, as SQLite does where the last connection is closed.</summary>
    public void Dispose()
    {
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    public override async Task PrepareAsync(PaymentsContext db, CancellationToken cancellationToken)
    {
        await CreateAsync(cancellationToken);
        // Migrating takes a lock that a killed process leaves behind; do not even ask for it without need.
        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await db.Database.MigrateAsync(cancellationToken);
        }
    }

    /// <summary>Makes the file when it is missing. In WAL mode, which the file remembers, readers do not wait for writers.</summary>
    private async Task CreateAsync(CancellationToken cancellationToken)
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
            // One from the future was taken before the clock was put back.
            command.CommandText =
                """DELETE FROM "__EFMigrationsLock" WHERE datetime("Timestamp") NOT BETWEEN datetime('now', '-1 minute') AND datetime('now', '+1 minute')""";
            await command.ExecuteNonQueryAsync(cancellationToken);
            command.CommandText = """SELECT COUNT(*) FROM "__EFMigrationsLock" """;
            if (await command.ExecuteScalarAsync(cancellationToken) is > 0L)
            {
                // To wait here would be to wait for ever: whoever asks again finds the lock gone, or old.
                throw new SqliteException("another process is bringing it up to date, or was killed doing so less than a minute ago", raw.SQLITE_BUSY);
            }
        }
    }
}
