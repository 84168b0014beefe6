using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace PaymentService;

/// <summary>A database on a PostgreSQL server, shared by any number of instances.</summary>
internal sealed class PostgresDatabase : PaymentsDatabase
{
    /// <summary>
    /// Connections that one instance holds at most, unless the setting names a number. A server takes 100 by default and keeps
    /// 3 of them for its administrator, so four instances fit. An instance needs few: it holds one only while a statement runs,
    /// never while Stripe is asked.
    /// </summary>
    public const int DefaultPoolSize = 20;

    /// <summary>Seconds until a server that does not answer, or a pool that has no connection left, counts as away, unless named.</summary>
    public const int DefaultTimeout = 5;

    private const string DefaultDatabase = "payments";
    private const string MaintenanceDatabase = "postgres";

    /// <summary>Any number will do that nothing else on the server locks.</summary>
    private const long SetupLock = 0x7061796d656e7473;

    private readonly NpgsqlConnectionStringBuilder _builder;

    public PostgresDatabase(string connectionString)
    {
        _builder = new NpgsqlConnectionStringBuilder(connectionString);
        _builder.Database ??= DefaultDatabase;
        _builder.ApplicationName ??= nameof(PaymentService);
        if (_builder.Port is < 1 or > 65535)
        {
            throw new ArgumentException($"The port {_builder.Port} is none; ports go from 1 to 65535");
        }

        if (!_builder.ShouldSerialize("Maximum Pool Size"))
        {
            _builder.MaxPoolSize = Math.Max(DefaultPoolSize, _builder.MinPoolSize);
        }

        if (!_builder.ShouldSerialize("Timeout"))
        {
            _builder.Timeout = DefaultTimeout;
        }

        if (_builder.Host?.Contains(',', StringComparison.Ordinal) == true && !_builder.ShouldSerialize("Target Session Attributes"))
        {
            // A standby lags behind: read there, a payment that was sent to Stripe a moment ago would seem not to have been.
            _builder.TargetSessionAttributes = "primary";
        }

        Place = $"{_builder.Database} on {_builder.Host}, port {_builder.Port} (PostgreSQL)";
    }

    public string ConnectionString => _builder.ConnectionString;

    public override string Place { get; }

    public override string SkipLocked => "FOR UPDATE SKIP LOCKED";

    public override void AddContext(IServiceCollection services) => services.AddDbContext<PaymentsContext, PostgresPaymentsContext>((provider, options) => options
        .UseNpgsql(ConnectionString).AddInterceptors(provider.GetServices<IInterceptor>()));

    /// <remarks>Instances that start at once do this one after the other; the last ones find nothing left to do.</remarks>
    public override async Task PrepareAsync(PaymentsContext db, CancellationToken cancellationToken)
    {
        if (!await ExistsAsync(cancellationToken))
        {
            await CreateAsync(cancellationToken);
        }

        await using NpgsqlConnection turn = await WaitForTurnAsync(_builder.Database!, cancellationToken);
        await RefuseOtherEncodingsAsync(turn, cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
    }

    private async Task RefuseOtherEncodingsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var ask = new NpgsqlCommand("SHOW server_encoding", connection);
        if (await ask.ExecuteScalarAsync(cancellationToken) is string encoding and not "UTF8")
        {
            throw new InvalidOperationException(
                $"The database {Place} is encoded in {encoding}, which cannot hold every payment's text. Make one with ENCODING 'UTF8', or name in {Setting} one that is not there yet.");
        }
    }

    private async Task<bool> ExistsAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using NpgsqlConnection connection = await OpenAsync(_builder.Database!, cancellationToken);
            return true;
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return false;
        }
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        await using NpgsqlConnection turn = await WaitForTurnAsync(MaintenanceDatabase, cancellationToken);
        if (!await ExistsAsync(cancellationToken))
        {
            using var quote = new NpgsqlCommandBuilder();
            // The server's own template may be of an encoding that has no place for every name, or counts bytes for characters.
            await using var create = new NpgsqlCommand(
                $"CREATE DATABASE {quote.QuoteIdentifier(_builder.Database!)} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'", turn);
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <returns>A connection that holds the turn until it is closed, be it because we were killed.</returns>
    private async Task<NpgsqlConnection> WaitForTurnAsync(string database, CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = await OpenAsync(database, cancellationToken);
        try
        {
            await using var turn = new NpgsqlCommand("SELECT pg_advisory_lock(@key)", connection);
            turn.Parameters.AddWithValue("key", SetupLock);
            await turn.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(string database, CancellationToken cancellationToken)
    {
        // Pooled, it would stay open, and hold its lock, after it was closed here.
        var builder = new NpgsqlConnectionStringBuilder(ConnectionString) { Database = database, Pooling = false };
        var connection = new NpgsqlConnection(builder.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
