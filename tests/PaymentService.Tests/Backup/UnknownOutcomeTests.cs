using System.Net;
using Resilience;

namespace PaymentService.Tests;

/// <summary>Where a confirm was sent, or may have been, the payment stays until that processor says how its intent stands.</summary>
public sealed class UnknownOutcomeTests : BackupTest
{
    [DatabaseTheory]
    [InlineData("lost_reply")]
    [InlineData("hang")]
    [InlineData("reset")]
    public async Task Unknown_at_Stripe_it_is_not_sent_to_the_backup_and_is_settled_when_Stripe_is_back(string mode)
    {
        BreakAtConfirm(mode, toBackup: false, thenOpen: Circuit);
        Task<Answer> paying = Service.PayAsync("order-1");
        await WaitForAsync(() => Circuit.State == CircuitState.ForcedOpen, "the confirm is on its way");
        await UntilAsync(() => Traffic.InFlight == 0, "it is given up", evenWhileStripeWorks: true);
        Answer queued = (await paying).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");
        await FaultAsync("none");
        await UntilAsync(() => Circuit.GetSnapshot().Rejected > 1, "it is turned away again");
        (await Service.StatusOfAsync(queued.PaymentId)).ShouldBe("QUEUED_FOR_RETRY");
        Traffic.Requests.Count.ShouldBe(2);

        Circuit.Close();

        await UntilSettledAsync(queued.PaymentId, "SUCCESS");
        await ShouldBeChargedAtStripeAsync(queued.PaymentId);
    }

    [DatabaseFact]
    public async Task While_Stripe_is_forced_open_it_is_taken_up_once_a_minute_although_the_backup_is_well_and_once_more_when_the_circuit_is_closed()
    {
        BreakAtConfirm("reset", toBackup: false, thenOpen: Circuit);
        Answer queued = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");
        await FaultAsync("none");
        DateTimeOffset later = Time.GetUtcNow() + TimeSpan.FromMinutes(2);

        await UntilAsync(async () => await Service.StatusOfAsync(queued.PaymentId) == "QUEUED_FOR_RETRY" && Time.GetUtcNow() > later, "two minutes");

        Circuit.GetSnapshot().Rejected.ShouldBeInRange(1, 3);
        Circuit.Close();
        DateTimeOffset closed = Time.GetUtcNow();
        await UntilSettledAsync(queued.PaymentId, "SUCCESS");
        (Time.GetUtcNow() - closed).ShouldBeLessThan(TimeSpan.FromSeconds(70));
        await ShouldBeChargedAtStripeAsync(queued.PaymentId);
    }

    [DatabaseTheory]
    [InlineData("lost_reply")]
    [InlineData("reset")]
    public async Task Unknown_at_the_backup_it_stays_there_although_Stripe_is_well(string mode)
    {
        Circuit.ForceOpen();
        BreakAtConfirm(mode, toBackup: true, thenOpen: BackupCircuit);
        Answer queued = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");
        Circuit.Close();
        await BackupFaultAsync("none");
        await UntilAsync(() => BackupCircuit.GetSnapshot().Rejected > 1, "it is turned away again");
        Traffic.Requests.Count.ShouldBe(2);

        BackupCircuit.Close();

        await UntilSettledAsync(queued.PaymentId, "SUCCESS");
        await ShouldBeChargedAtTheBackupAsync(queued.PaymentId);
    }

    [DatabaseFact]
    public async Task Read_as_unconfirmed_and_then_turned_away_it_stays_for_an_earlier_confirm_may_be_on_its_way()
    {
        BreakAtConfirm("reset", toBackup: false);
        Answer queued = await Service.PayAsync("order-1");
        await FaultAsync("none");
        Traffic.After = (response, _) =>
        {
            Circuit.ForceOpen();
            return Task.FromResult(response);
        };
        await UntilAsync(() => Traffic.Requests.Count == 3, "the intent is read");
        DateTimeOffset read = Time.GetUtcNow();
        await UntilAsync(() => Circuit.GetSnapshot().Rejected > 1, "it is turned away again");
        (Time.GetUtcNow() - read).ShouldBeGreaterThan(TimeSpan.FromSeconds(50), "the circuit is forced open, and only a person can close it");
        (await Service.StatusOfAsync(queued.PaymentId)).ShouldBe("QUEUED_FOR_RETRY");

        Traffic.After = (response, _) => Task.FromResult(response);
        Circuit.Close();

        await UntilSettledAsync(queued.PaymentId, "SUCCESS");
        await ShouldBeChargedAtStripeAsync(queued.PaymentId);
    }

    [DatabaseFact]
    public async Task At_a_backup_that_the_settings_do_not_name_any_more_it_waits_for_the_setting_and_uses_nothing_up()
    {
        Circuit.ForceOpen();
        BreakAtConfirm("lost_reply", toBackup: true);
        Answer queued = await Service.PayAsync("order-1");
        await Service.DisposeAsync();
        await BackupFaultAsync("none");

        Service = await StartServiceAsync("--Backup:ApiBase=", "--RetryQueue:MaxAttempts=2");
        await UntilAsync(() => Service.Log.Count(record => record.Message.Contains("Backup:ApiBase", StringComparison.Ordinal)) > 3, "the operator is told");
        (await Service.StatusOfAsync(queued.PaymentId)).ShouldBe("QUEUED_FOR_RETRY");
        await Service.DisposeAsync();
        Service = await StartServiceAsync();

        await UntilSettledAsync(queued.PaymentId, "SUCCESS");
        await ShouldBeChargedAtTheBackupAsync(queued.PaymentId);
    }

    private void BreakAtConfirm(string mode, bool toBackup, CircuitBreaker? thenOpen = null)
    {
        bool broken = false;
        Traffic.Before = async (request, _) =>
        {
            if (!broken && IsToBackup(request) == toBackup && request.RequestUri!.AbsolutePath.EndsWith("/confirm", StringComparison.Ordinal))
            {
                broken = true;
                await (toBackup ? BackupFaultAsync(mode) : FaultAsync(mode));
                thenOpen?.ForceOpen();
            }
        };
    }
}
