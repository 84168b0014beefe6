using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace PaymentService.Trials;

/// <summary>
/// A PostgreSQL server of our own on a loopback port, with its files in a folder of its own. It ends with us: when it is
/// disposed of, and also when this process is killed.
/// </summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    // Below the ports that the system gives to outgoing connections: while the server is stopped, none of those may take its port.
    private const int FirstPort = 15_000;
    private const int LastPort = 32_000;
    private const int MostTries = 10;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private readonly PostgresSupervisor _supervisor;

    private PostgresServer(PostgresSupervisor supervisor) => _supervisor = supervisor;

    /// <summary>Whether this machine has a server that could be started.</summary>
    public static bool IsInstalled => PostgresBinaries.Folder is not null;

    public int Port { get; private set; }

    /// <param name="durable">True: what is committed outlives a kill of the machine, as in production. False: faster.</param>
    /// <param name="settings">More lines for <c>postgresql.conf</c>.</param>
    /// <exception cref="InvalidOperationException">There is no PostgreSQL here, or it does not start.</exception>
    public static async Task<PostgresServer> StartAsync(bool durable, params IEnumerable<string> settings)
    {
        string binaries = PostgresBinaries.Folder
            ?? throw new InvalidOperationException("No PostgreSQL server is installed (initdb and pg_ctl were not found). Debian: apt-get install postgresql.");
        var server = new PostgresServer(await PostgresSupervisor.StartAsync(binaries));
        try
        {
            await server.CreateAsync([
                "listen_addresses = '127.0.0.1'", "unix_socket_directories = ''", "shared_buffers = 32MB",
                .. durable ? (string[])[] : ["fsync = off", "synchronous_commit = off", "full_page_writes = off"], .. settings]);
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

    public ValueTask DisposeAsync() => _supervisor.DisposeAsync();

    private async Task CreateAsync(IEnumerable<string> settings)
    {
        await DoAsync("create");
        string configuration = Path.Combine(_supervisor.Folder, "data", "postgresql.conf");
        await File.AppendAllLinesAsync(configuration, settings);
        for (int tries = 1; ; tries++)
        {
            Port = FreePort();
            await File.AppendAllLinesAsync(configuration, [string.Create(CultureInfo.InvariantCulture, $"port = {Port}")]);
            if (await _supervisor.OrderAsync("start") is not { } refused)
            {
                return;
            }

            // Somebody else took the port first.
            if (tries == MostTries)
            {
                throw new InvalidOperationException($"PostgreSQL does not start: {refused}");
            }
        }
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

    private static int FreePort()
    {
        while (true)
        {
            int port = Random.Shared.Next(FirstPort, LastPort);
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: another one.
            }
        }
    }
}
