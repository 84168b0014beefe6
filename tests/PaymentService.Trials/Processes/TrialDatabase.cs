using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace PaymentService.Trials;

/// <summary>The database of one trial, and the service's own way of reading it.</summary>
internal sealed class TrialDatabase : IAsyncDisposable
{
    private readonly WebApplication _reader;

    private TrialDatabase(DatabaseKind kind, string connectionString, PostgresServer? server)
    {
        (Kind, ConnectionString, Server) = (kind, connectionString, server);
        // Never started: only its services are wanted. Not pooled: a connection kept open would not outlive the server's death.
        _reader = PaymentApp.CreateBuilder($"--ConnectionStrings:Payments={connectionString};Pooling=false").Build();
    }

    public DatabaseKind Kind { get; }

    public string ConnectionString { get; }

    /// <summary>Null for SQLite.</summary>
    public PostgresServer? Server { get; }

    /// <param name="kind">Which database.</param>
    /// <param name="folder">Where a file may lie.</param>
    public static async Task<TrialDatabase> OpenAsync(DatabaseKind kind, string folder)
    {
        if (kind is DatabaseKind.Sqlite)
        {
            return new TrialDatabase(kind, $"Data Source={Path.Combine(folder, "payments.db")};Default Timeout=30", server: null);
        }

        PostgresServer server = await PostgresServer.StartAsync(durable: true);
        return new TrialDatabase(kind, await server.CreateDatabaseAsync("payments"), server);
    }

    public async Task<T> ReadAsync<T>(Func<PaymentsContext, Task<T>> read)
    {
        await using AsyncServiceScope scope = _reader.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<PaymentsContext>());
    }

    public async ValueTask DisposeAsync()
    {
        await _reader.DisposeAsync();
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }
    }
}
