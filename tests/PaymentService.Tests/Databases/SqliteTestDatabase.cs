namespace PaymentService.Tests;

/// <summary>A file in the test's folder, made by the service and deleted with the folder.</summary>
internal sealed class SqliteTestDatabase(string folder) : TestDatabase
{
    public string File { get; } = Path.Combine(folder, "payments.db");

    public override string ConnectionString => $"Data Source={File}";

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
