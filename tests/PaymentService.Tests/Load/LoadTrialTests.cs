using System.Xml.Linq;
using PaymentService.Trials;

namespace PaymentService.Tests;

/// <summary>The load trial, small: what it finds out is true of a small load too. How long anything takes is not looked at.</summary>
public sealed class LoadTrialTests
{
    private static readonly LoadSettings s_small = new()
    {
        Clients = 20,
        Interval = TimeSpan.FromMilliseconds(500),
        WarmUp = TimeSpan.FromSeconds(2),
        Before = TimeSpan.FromSeconds(2),
        After = TimeSpan.FromSeconds(1),
    };

    [DatabaseFact]
    public async Task With_its_attributes_the_service_answers_while_Stripe_hangs_and_charges_every_payment_once()
    {
        DatabaseKind database = DatabaseTestCase.Current is Databases.Postgres ? DatabaseKind.Postgres : DatabaseKind.Sqlite;

        // Longer than the gateway's time-out, so that the circuit opens.
        LoadRun run = await LoadTrial.RunAsync(database, guarded: true, s_small with { Hang = TimeSpan.FromSeconds(15) });

        var figures = new LoadFigures(run);
        ShouldBeRight(run);
        figures.Opened.ShouldNotBeNull();
        figures.UnderOpenCircuit.ShouldNotBeNull();
        figures.AnsweredInHang.ShouldBeGreaterThan(s_small.Clients, "clients got an answer more than once");
        run.Queued.ShouldBeGreaterThan(0);
    }

    [DatabaseFact(On = Databases.Sqlite)]
    public async Task Without_them_every_client_waits_until_Stripe_is_back()
    {
        LoadRun run = await LoadTrial.RunAsync(DatabaseKind.Sqlite, guarded: false, s_small with { Hang = TimeSpan.FromSeconds(3) });

        var figures = new LoadFigures(run);
        ShouldBeRight(run);
        figures.Opened.ShouldBeNull();
        figures.WaitingAt(run.IsBack).ShouldBe(s_small.Clients);
        XDocument.Parse(LoadPlot.ToSvg([figures, new LoadFigures(run with { Guarded = true })])).Root!.Name.LocalName.ShouldBe("svg");
        LoadTable.Write([figures]).Split('\n').ShouldContain(line => line.Contains("20", StringComparison.Ordinal) && line.Contains("clients waiting", StringComparison.Ordinal));
    }

    private static void ShouldBeRight(LoadRun run)
    {
        run.Drained.ShouldNotBeNull();
        run.Books.AreRight.ShouldBeTrue(run.Books.ToString());
        run.Books.Taken.ShouldBe(run.Answers.Count, "every payment was answered, and as a payment");
        run.Samples.ShouldAllBe(sample => sample.Threads > 0 && sample.ResidentBytes > 0);
    }
}
