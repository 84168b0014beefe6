namespace PaymentService.Tests;

/// <summary>The database of one test, gone after it.</summary>
internal abstract class TestDatabase : IAsyncDisposable
{
    /// <summary>For <c>ConnectionStrings:Payments</c>.</summary>
    public abstract string ConnectionString { get; }

    /// <param name="folder">Of the test.</param>
    public static async Task<TestDatabase> CreateAsync(string folder) =>
        DatabaseTestCase.Current is Databases.Postgres ? await PostgresTestDatabase.CreateAsync() : new SqliteTestDatabase(folder);

    public abstract ValueTask DisposeAsync();
}
