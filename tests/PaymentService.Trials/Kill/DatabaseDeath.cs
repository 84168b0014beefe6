namespace PaymentService.Trials;

/// <summary>Kills the database server under the services, and starts it again after a while.</summary>
internal static class DatabaseDeath
{
    private static readonly TimeSpan s_latest = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(4);

    public static async Task StrikeAsync(PostgresServer server, Random draws, TrialLog log, CancellationToken stop)
    {
        await Task.Delay(s_latest * draws.NextDouble(), stop);
        await server.KillAsync();
        log.Add("trial", "the database server is killed.");
        await Task.Delay(s_longest * draws.NextDouble(), stop);
        await server.StartAgainAsync();
        log.Add("trial", "the database server is back.");
    }
}
