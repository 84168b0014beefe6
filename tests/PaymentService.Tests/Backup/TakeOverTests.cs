using System.Net;

namespace PaymentService.Tests;

/// <summary>Holders that stall, die or think otherwise of a circuit: whoever could not store the mark never sends the confirm.</summary>
public sealed class TakeOverTests : BackupTest
{
    [DatabaseFact]
    public async Task Who_stalled_before_the_mark_wakes_up_to_a_payment_made_at_the_backup_and_confirms_nothing()
    {
        Stall stall = StallAt(request => request.RequestUri!.AbsolutePath.EndsWith("/payment_intents", StringComparison.Ordinal), afterItIsDone: true);
        Task<Answer> first = Service.PayAsync("order-1");
        await WaitForAsync(() => stall.IsMet, "the first is stuck, its intent made");
        Circuit.ForceOpen();
        await UntilAsync(async () => await Service.CountAsync("success") == 1, "another has made the payment", evenWhileStripeWorks: true);
        Circuit.Close();

        stall.End();
        Answer late = (await WhileTimePassesAsync(first)).ShouldBe(HttpStatusCode.Created, "SUCCESS");

        late.Field("processor").ShouldBe("backup");
        Service.Log.ShouldContain(record => record.Message.Contains("taken over", StringComparison.Ordinal));
        (await ChargesAsync()).ShouldBeEmpty();
        await ShouldBeChargedAtTheBackupAsync(late.PaymentId);
    }

    [DatabaseFact]
    public async Task Who_stalled_after_the_mark_keeps_the_payment_at_Stripe_whatever_its_circuit_does()
    {
        Stall stall = StallAt(request => request.RequestUri!.AbsolutePath.EndsWith("/confirm", StringComparison.Ordinal));
        Task<Answer> first = Service.PayAsync("order-1");
        await WaitForAsync(() => stall.IsMet, "the first is stuck, its confirm not sent");
        Circuit.ForceOpen();
        await UntilAsync(() => Circuit.GetSnapshot().Rejected > 1, "others are turned away again", evenWhileStripeWorks: true);

        stall.End();
        Answer late = await WhileTimePassesAsync(first);
        Circuit.Close();

        await UntilSettledAsync(late.PaymentId, "SUCCESS");
        await ShouldBeChargedAtStripeAsync(late.PaymentId);
    }

    [DatabaseTheory]
    [InlineData("/payment_intents", "stripe")]
    [InlineData("/confirm", "backup")]
    public async Task Two_services_that_think_otherwise_of_Stripe_never_charge_at_both(string at, string chargedAt)
    {
        await using Service other = await StartServiceAsync();
        Circuit.ForceOpen();
        Stall stall = StallAt(request => IsToBackup(request) && request.RequestUri!.AbsolutePath.EndsWith(at, StringComparison.Ordinal));
        Task<Answer> first = Service.PayAsync("order-1");
        await WaitForAsync(() => stall.IsMet, "the first is stuck at the backup");
        BackupCircuit.ForceOpen();

        await UntilAsync(async () => await other.CountAsync("success") == 1, "the other has made the payment", evenWhileStripeWorks: true);
        stall.End();
        Answer late = (await WhileTimePassesAsync(first)).ShouldBe(HttpStatusCode.Created, "SUCCESS");

        late.Field("processor").ShouldBe(chargedAt);
        await (chargedAt == "stripe" ? ShouldBeChargedAtStripeAsync(late.PaymentId) : ShouldBeChargedAtTheBackupAsync(late.PaymentId));
    }

    [DatabaseTheory]
    [InlineData("/payment_intents", false)]
    [InlineData("/payment_intents", true)]
    [InlineData("/confirm", false)]
    [InlineData("/confirm", true)]
    public async Task A_payment_whose_process_ended_at_the_backup_is_finished_once_by_the_next_one(string at, bool afterItIsDone)
    {
        Circuit.ForceOpen();
        bool reached = false;
        Task HoldAsync(HttpRequestMessage request, CancellationToken stopped)
        {
            if (!IsToBackup(request) || !request.RequestUri!.AbsolutePath.EndsWith(at, StringComparison.Ordinal))
            {
                return Task.CompletedTask;
            }

            reached = true;
            return Task.Delay(Timeout.InfiniteTimeSpan, stopped);
        }

        Traffic.Before = (request, stopped) => afterItIsDone ? Task.CompletedTask : HoldAsync(request, stopped);
        Traffic.After = async (response, stopped) =>
        {
            await (afterItIsDone ? HoldAsync(response.RequestMessage!, stopped) : Task.CompletedTask);
            return response;
        };
        Task<Answer> cut = Service.PayAsync("order-1");
        await WaitForAsync(() => reached, "the payment is in the middle");
        await Service.DisposeAsync();
        Answer pending = (await cut).ShouldBe(HttpStatusCode.Accepted, "PENDING");

        (Traffic.Before, Traffic.After) = ((_, _) => Task.CompletedTask, (response, _) => Task.FromResult(response));
        Service = await StartServiceAsync();

        await UntilSettledAsync(pending.PaymentId, "SUCCESS");
        // The next process thinks well of Stripe: what the backup was not asked to confirm goes there.
        await (at == "/confirm" ? ShouldBeChargedAtTheBackupAsync(pending.PaymentId) : ShouldBeChargedAtStripeAsync(pending.PaymentId));
    }
}
