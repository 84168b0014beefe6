using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace PaymentService.Trials;

/// <summary>
/// A PostgreSQL server of our own on a loopback port, with its files in a folder of its own. It ends with us: when it is
/// disposed of, and also when this process is killed.
/// </summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private readonly LoopbackPort _port = new();
    private readonly PostgresSupervisor _supervisor;

    private PostgresServer(PostgresSupervisor supervisor) => _supervisor = supervisor;

    /// <summary>Why no server can be started on this machine, and the remedy; null where one can.</summary>
    public static string? Obstacle { get; } = PostgresBinaries.Folder is null
        ? "No PostgreSQL server is installed: there are no initdb and pg_ctl in /usr/lib/postgresql/*/bin or on the path. On Debian: apt-get install postgresql."
        : PostgresSupervisor.Obstacle;

    public int Port => _port.Number;

    /// <param name="durable">True: what is committed outlives the machine's end, as in production. False: the server's alone, and is faster.</param>
    /// <param name="settings">More lines for <c>postgresql.conf</c>.</param>
    /// <exception cref="InvalidOperationException">There is no PostgreSQL here, or it does not start.</exception>
    public static async Task<PostgresServer> StartAsync(bool durable, params IEnumerable<string> settings)
    {
        if (Obstacle is { } obstacle)
        {
            throw new InvalidOperationException(obstacle);
        }

        var server = new PostgresServer(await PostgresSupervisor.StartAsync(PostgresBinaries.Folder!));
        try
        {
            await server.CreateAsync([
                "listen_addresses = '127.0.0.1'", string.Create(CultureInfo.InvariantCulture, $"port = {server.Port}"), "unix_socket_directories = ''",
                .. durable ? (string[])[] : ["fsync = off", "full_page_writes = off"], .. settings]);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>For <c>ConnectionStrings:Payments</c>; the database need not be there.</summary>
    public string ConnectionString(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database}");

    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync(string name, string template = "template1")
    {
        using var quote = new NpgsqlCommandBuilder();
        await ExecuteAsync($"CREATE DATABASE {quote.QuoteIdentifier(name)} TEMPLATE {quote.QuoteIdentifier(template)}");
        return ConnectionString(name);
    }

    public async Task DropDatabaseAsync(string name)
    {
        using var quote = new NpgsqlCommandBuilder();
        await ExecuteAsync($"DROP DATABASE IF EXISTS {quote.QuoteIdentifier(name)} WITH (FORCE)");
    }

    public Task StopAsync(PostgresStop mode) => DoAsync(mode is PostgresStop.Fast ? "fast" : "immediate");

    /// <summary>kill -9; returns before the last of its processes has gone.</summary>
    public Task KillAsync() => DoAsync("kill");

    /// <summary>On the same port, with the same files; recovers first where it was killed.</summary>
    public async Task StartAgainAsync()
    {
        // After a kill its last processes hold its memory for another moment.
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var watch = Stopwatch.StartNew();
        while (await _supervisor.OrderAsync("start") is { } refused)
        {
            if (watch.Elapsed > s_patience)
            {
                throw new InvalidOperationException($"PostgreSQL does not start again: {refused}");
            }

            await tick.WaitForNextTickAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _supervisor.DisposeAsync();
        _port.Dispose();
    }

    private async Task CreateAsync(IEnumerable<string> settings)
    {
        await DoAsync("create");
        await File.AppendAllLinesAsync(Path.Combine(_supervisor.Folder, "data", "postgresql.conf"), settings);
        await DoAsync("start");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"{ConnectionString("postgres")};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task DoAsync(string order)
    {
        if (await _supervisor.OrderAsync(order) is { } refused)
        {
            throw new InvalidOperationException($"PostgreSQL does not {order}: {refused}");
        }
    }
}
