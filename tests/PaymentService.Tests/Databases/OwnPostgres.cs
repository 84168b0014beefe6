using PaymentService.Trials;

namespace PaymentService.Tests;

/// <summary>A server of the test's own, to be stopped at will.</summary>
internal sealed class OwnPostgres(PostgresServer server) : TestDatabase
{
    public PostgresServer Server => server;

    public override string ConnectionString => server.ConnectionString("payments");

    public override ValueTask DisposeAsync() => server.DisposeAsync();
}
