using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PaymentService;

/// <summary>A database file: how it is opened, and how it is made.</summary>
internal sealed class SqliteDatabase : PaymentsDatabase, IDisposable
{
    private readonly string _create;
    private SqliteConnection? _anchor;

    public SqliteDatabase(string connectionString)
    {
        // A connection of a pool would go on writing to a file that was moved away or replaced; and one that may create would
        // put an empty file in its place.
        var builder = new SqliteConnectionStringBuilder(connectionString) { Pooling = false };
        if (string.IsNullOrWhiteSpace(builder.DataSource))
        {
            throw new ArgumentException("The file has no name");
        }

        Place = Path.GetFullPath(builder.DataSource);
        _create = builder.ConnectionString;
        builder.Mode = SqliteOpenMode.ReadWrite;
        ConnectionString = builder.ConnectionString;
    }

    /// <summary>The file.</summary>
    public override string Place { get; }

    /// <summary>Nothing: a claim has the whole file to itself.</summary>
    public override string SkipLocked => "";

    /// <summary>Opens the file only where it is.</summary>
    public string ConnectionString { get; }

    public override void AddContext(IServiceCollection services) => services.AddDbContext<PaymentsContext, SqlitePaymentsContext>((provider, options) => options
        .UseSqlite(ConnectionString).AddInterceptors([new PatientConnections(), .. provider.GetServices<IInterceptor>()]));

    /// <summary>Leaves one file behind, as SQLite does where the last connection is closed.</summary>
    public void Dispose() => _anchor?.Dispose();

    public override async Task PrepareAsync(PaymentsContext db, CancellationToken cancellationToken)
    {
        await CreateAsync(cancellationToken);
        // Migrating takes a lock that a killed process leaves behind; do not even ask for it without need.
        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await db.Database.MigrateAsync(cancellationToken);
        }

        _anchor = await AnchorAsync(cancellationToken);
    }

    /// <summary>
    /// Stays open and idle, so that no other connection is the last: the last to close empties SQLite's log into the file and
    /// deletes it, and a payment to a service at ease would cost ten flushes of the disk in place of two.
    /// </summary>
    /// <remarks>
    /// Where another file is put in the place of this one, the others open that; the anchor then spares nobody a flush until the
    /// next start, and closing it touches nothing: SQLite sees that its file has moved.
    /// </remarks>
    private async Task<SqliteConnection> AnchorAsync(CancellationToken cancellationToken)
    {
        var anchor = new SqliteConnection(ConnectionString);
        try
        {
            await anchor.OpenAsync(cancellationToken);
            await using SqliteCommand look = anchor.CreateCommand();
            // Opened is not enough: SQLite opens its log at the first look into the file.
            look.CommandText = "SELECT COUNT(*) FROM sqlite_master";
            await look.ExecuteScalarAsync(cancellationToken);
            return anchor;
        }
        catch
        {
            await anchor.DisposeAsync();
            throw;
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
        }
    }
}
