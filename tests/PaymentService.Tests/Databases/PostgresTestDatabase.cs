using Microsoft.Extensions.DependencyInjection;
using PaymentService.Trials;

namespace PaymentService.Tests;

/// <summary>A database on the one server that all tests share; copied from one that has its tables, which is faster than to make them.</summary>
internal sealed class PostgresTestDatabase : TestDatabase
{
    private const string Template = "payments_template";
    private static readonly Lazy<Task<PostgresServer>> s_server = new(StartAsync);
    private readonly PostgresServer _server;
    private readonly string _name;

    private PostgresTestDatabase(PostgresServer server, string name) => (_server, _name) = (server, name);

    public override string ConnectionString => _server.ConnectionString(_name);

    public static async Task<PostgresTestDatabase> CreateAsync()
    {
        PostgresServer server = await s_server.Value;
        string name = $"payments_{Guid.NewGuid():N}";
        await server.CreateDatabaseAsync(name, Template);
        return new PostgresTestDatabase(server, name);
    }

    public override async ValueTask DisposeAsync() => await _server.DropDatabaseAsync(_name);

    // It ends with this process.
    private static async Task<PostgresServer> StartAsync()
    {
        PostgresServer server = await PostgresServer.StartAsync(durable: false, "max_connections = 500", "autovacuum = off");
        // Pooled, its connections would stay open, and only a database that nobody uses can be copied.
        var template = new PostgresDatabase($"{server.ConnectionString(Template)};Pooling=false");
        var services = new ServiceCollection();
        template.AddContext(services);
        await using ServiceProvider provider = services.BuildServiceProvider();
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        await template.PrepareAsync(scope.ServiceProvider.GetRequiredService<PaymentsContext>(), CancellationToken.None);
        return server;
    }
}
