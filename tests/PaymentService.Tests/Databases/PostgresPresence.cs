using PaymentService.Trials;

namespace PaymentService.Tests;

/// <summary>What becomes of tests that need a PostgreSQL server on a machine that cannot start one.</summary>
internal static class PostgresPresence
{
    public static string? SkipReason { get; } = WhySkip(PostgresServer.Obstacle, Environment.GetEnvironmentVariable("CI"));

    /// <returns>Null where tests run: with a server, and under CI, where they fail without one.</returns>
    public static string? WhySkip(string? obstacle, string? ci) =>
        obstacle is null || string.Equals(ci, "true", StringComparison.OrdinalIgnoreCase) ? null : $"NOT TESTED ON POSTGRESQL. {obstacle}";
}
