using System.Net;

namespace PaymentService.Tests;

/// <summary>Which processor a payment goes to, while nothing can have been charged at the other.</summary>
public sealed class BackupChoiceTests : BackupTest
{
    [DatabaseFact]
    public async Task While_Stripe_is_well_the_backup_is_not_asked()
    {
        Answer paid = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Created, "SUCCESS");

        paid.Field("processor").ShouldBe("stripe");
        Traffic.Requests.Count.ShouldBe(2);
        await ShouldBeChargedAtStripeAsync(paid.PaymentId);
    }

    [DatabaseFact]
    public async Task While_Stripes_circuit_is_open_the_caller_is_answered_201_by_the_backup_and_Stripe_is_left_alone()
    {
        Circuit.ForceOpen();

        Answer paid = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Created, "SUCCESS");

        paid.Field("processor").ShouldBe("backup");
        BookedCharge charge = (await BackupChargesAsync()).ShouldHaveSingleItem();
        charge.ShouldBe(new BookedCharge(paid.Field("transactionId")!, paid.PaymentId, 1999, "succeeded"));
        Traffic.Requests.Count.ShouldBe(2);
        await ShouldBeChargedAtTheBackupAsync(paid.PaymentId);
        (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Created, "SUCCESS").Text.ShouldBe(paid.Text);
    }

    [DatabaseFact]
    public async Task In_an_outage_the_payment_that_opens_the_circuit_is_paid_at_the_backup_soon_and_the_next_at_once()
    {
        await FaultAsync("down");
        Answer first = (await WhileTimePassesAsync(Service.PayAsync("order-1"))).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");
        first.Field("processor").ShouldBe("stripe");

        Answer second = (await Service.PayAsync("order-2")).ShouldBe(HttpStatusCode.Created, "SUCCESS");

        await UntilSettledAsync(first.PaymentId, "SUCCESS");
        await ShouldBeChargedAtTheBackupAsync(first.PaymentId, second.PaymentId);
    }

    [DatabaseFact]
    public async Task When_Stripe_is_back_payments_go_to_it_again()
    {
        await FaultAsync("down");
        Answer first = await WhileTimePassesAsync(Service.PayAsync("order-1"));
        await UntilSettledAsync(first.PaymentId, "SUCCESS");
        await FaultAsync("none");
        await UntilAsync(() => Circuit.State != Resilience.CircuitState.Open, "the circuit lets a payment through");

        (await Service.PayAsync("order-2")).ShouldBe(HttpStatusCode.Created, "SUCCESS").Field("processor").ShouldBe("stripe");

        Circuit.State.ShouldBe(Resilience.CircuitState.Closed);
        (await Service.PayAsync("order-3")).Field("processor").ShouldBe("stripe");
    }

    [DatabaseFact]
    public async Task Prepared_but_turned_away_at_the_confirm_it_is_paid_at_the_backup_and_never_confirmed_at_Stripe()
    {
        Traffic.After = (response, _) =>
        {
            Circuit.ForceOpen();
            return Task.FromResult(response);
        };

        Answer paid = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Created, "SUCCESS");

        paid.Field("processor").ShouldBe("backup");
        Circuit.Close();
        Time.Advance(TimeSpan.FromMinutes(1));
        (await Service.PayAsync("order-1")).Text.ShouldBe(paid.Text);
        (await ChargesAsync()).ShouldBeEmpty();
        await ShouldBeChargedAtTheBackupAsync(paid.PaymentId);
    }

    [DatabaseTheory]
    [InlineData("stripe")]
    [InlineData("backup")]
    public async Task While_both_circuits_are_open_it_is_queued_and_goes_to_whichever_is_back_first(string back)
    {
        Circuit.ForceOpen();
        BackupCircuit.ForceOpen();
        Answer queued = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");
        Traffic.Requests.ShouldBeEmpty();

        (back == "stripe" ? Circuit : BackupCircuit).Close();

        await UntilSettledAsync(queued.PaymentId, "SUCCESS");
        (await Service.GetAsync($"/payments/{queued.PaymentId}")).Field("processor").ShouldBe(back);
        await (back == "stripe" ? ShouldBeChargedAtStripeAsync(queued.PaymentId) : ShouldBeChargedAtTheBackupAsync(queued.PaymentId));
    }

    [DatabaseFact]
    public async Task It_waits_no_longer_than_the_circuit_that_lets_calls_through_first()
    {
        Circuit.Open(TimeSpan.FromSeconds(10));
        BackupCircuit.Open(TimeSpan.FromHours(1));
        DateTimeOffset start = Time.GetUtcNow();
        Answer queued = await Service.PayAsync("order-1");

        await UntilSettledAsync(queued.PaymentId, "SUCCESS");

        (Time.GetUtcNow() - start).ShouldBeInRange(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20));
        await ShouldBeChargedAtStripeAsync(queued.PaymentId);
    }

    [DatabaseFact]
    public async Task Turned_away_at_the_backups_confirm_it_goes_back_to_Stripe_when_that_is_well()
    {
        Circuit.ForceOpen();
        Traffic.After = (response, _) =>
        {
            BackupCircuit.ForceOpen();
            return Task.FromResult(response);
        };
        Answer queued = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");
        queued.Field("processor").ShouldBe("backup");

        Circuit.Close();

        await UntilSettledAsync(queued.PaymentId, "SUCCESS");
        await ShouldBeChargedAtStripeAsync(queued.PaymentId);
    }

    [DatabaseTheory]
    [InlineData(401)]
    [InlineData(503)]
    [InlineData(409)]
    [InlineData(404)]
    [InlineData(400)]
    public async Task What_the_backup_has_not_taken_does_not_wait_for_it_while_Stripe_is_well(int status)
    {
        Circuit.ForceOpen();
        await BackupFaultAsync("error", status);
        Task<Answer> paying = Service.PayAsync("order-1");
        Answer queued = (await (status == 503 ? WhileTimePassesAsync(paying) : paying)).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");

        Circuit.Close();

        await UntilSettledAsync(queued.PaymentId, "SUCCESS");
        await ShouldBeChargedAtStripeAsync(queued.PaymentId);
    }

    [DatabaseFact]
    public async Task A_decline_at_Stripe_is_final()
    {
        Answer declined = (await Service.PayAsync("order-1", "pm_card_chargeDeclined")).ShouldBe(HttpStatusCode.PaymentRequired, "FAILED");
        Circuit.ForceOpen();
        Time.Advance(TimeSpan.FromMinutes(1));

        (await Service.PayAsync("order-1", "pm_card_chargeDeclined")).Text.ShouldBe(declined.Text);

        declined.Field("processor").ShouldBe("stripe");
        (await BackupChargesAsync()).ShouldBeEmpty();
    }

    [DatabaseFact]
    public async Task A_decline_at_the_backup_is_final_and_a_healthy_answer()
    {
        Circuit.ForceOpen();

        Answer declined = (await Service.PayAsync("order-1", "pm_card_chargeDeclinedInsufficientFunds")).ShouldBe(HttpStatusCode.PaymentRequired, "FAILED");

        (declined.Field("processor"), declined.Field("declineCode")).ShouldBe(("backup", "insufficient_funds"));
        BackupCircuit.GetSnapshot().Failures.ShouldBe(0);
        await ShouldBeChargedAtTheBackupAsync();
        (await ChargesAsync()).ShouldBeEmpty();
    }
}
