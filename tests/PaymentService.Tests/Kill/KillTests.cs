using PaymentService.Trials;
using Xunit.Abstractions;

namespace PaymentService.Tests;

/// <summary>Services under load, killed again and again. No other test runs meanwhile: it keeps a machine busy.</summary>
[Collection(nameof(KillTests))]
[CollectionDefinition(nameof(KillTests), DisableParallelization = true)]
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 20;
    private const int Payments = 500;

    [DatabaseFact]
    public async Task No_payment_is_lost_or_charged_twice_whenever_services_are_killed()
    {
        DatabaseKind database = DatabaseTestCase.Current is Databases.Postgres ? DatabaseKind.Postgres : DatabaseKind.Sqlite;

        KillResult result = await KillTrial.RunAsync(new KillSettings(database, Kills, Payments, Random.Shared.Next(1_000_000)), output.WriteLine);

        output.WriteLine(KillTable.Of([result.Figures]));
        result.Report.ShouldBeEmpty();
        result.Figures.Kills.ShouldBeGreaterThanOrEqualTo(Kills);
        result.Figures.Accepted.ShouldBeGreaterThanOrEqualTo(Payments);
    }
}
