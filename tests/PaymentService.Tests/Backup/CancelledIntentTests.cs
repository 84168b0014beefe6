using System.Net;
using System.Text.Json;

namespace PaymentService.Tests;

/// <summary>An intent that is proved cancelled charges nothing any more; whether the money is still wanted, the reason says.</summary>
public sealed class CancelledIntentTests : BackupTest
{
    [DatabaseFact]
    public async Task Cancelled_at_Stripe_without_a_reason_it_goes_on_at_the_backup()
    {
        (string id, string intent) = await HangAtStripeAsync("order-1");

        await CancelAsync(Stripe, intent);
        await FaultAsync("none");

        await UntilSettledAsync(id, "SUCCESS");
        (await Service.GetAsync($"/payments/{id}")).Field("processor").ShouldBe("backup");
        await ShouldBeChargedAtTheBackupAsync(id);
    }

    [DatabaseTheory]
    [InlineData("requested_by_customer")]
    [InlineData("duplicate")]
    [InlineData("fraudulent")]
    [InlineData("abandoned")]
    public async Task Cancelled_at_Stripe_because_nobody_wants_the_money_any_more_it_fails(string reason)
    {
        (string id, string intent) = await HangAtStripeAsync("order-1");

        await CancelAsync(Stripe, intent, reason);
        await FaultAsync("none");

        await UntilSettledAsync(id, "FAILED");
        (await Service.GetAsync($"/payments/{id}")).Field("errorMessage")!.ShouldContain("cancelled");
        await ShouldBeChargedAtTheBackupAsync();
    }

    [DatabaseTheory]
    [InlineData("automatic", null, "SUCCESS")]
    [InlineData("a_reason_of_next_year", null, "FAILED")]
    [InlineData(null, "insufficient_funds", "FAILED")]
    public async Task Cancelled_by_Stripe_itself_it_goes_on_but_for_an_unknown_reason_or_after_a_decline_it_fails(string? reason, string? declined, string ends)
    {
        string canceled = JsonSerializer.Serialize(new
        {
            id = "pi_1",
            @object = "payment_intent",
            status = "canceled",
            cancellation_reason = reason,
            last_payment_error = declined is null ? null : new { type = "card_error", code = "card_declined", decline_code = declined, message = "No." },
        });
        Traffic.Before = (request, _) =>
        {
            if (!IsToBackup(request) && request.RequestUri!.AbsolutePath.EndsWith("/confirm", StringComparison.Ordinal))
            {
                request.Options.Set(Traffic.Instead, new(HttpStatusCode.OK) { RequestMessage = request, Content = new StringContent(canceled.Replace("pi_1", request.RequestUri.Segments[3].TrimEnd('/'), StringComparison.Ordinal)) });
            }

            return Task.CompletedTask;
        };

        Answer ended = await Service.PayAsync("order-1");

        ended.PaymentStatus.ShouldBe(ends);
        ended.Field("declineCode").ShouldBe(declined);
        await ShouldBeChargedAtTheBackupAsync(ends == "SUCCESS" ? [ended.PaymentId] : []);
    }

    [DatabaseFact]
    public async Task Cancelled_at_the_backup_it_fails()
    {
        Circuit.ForceOpen();
        string intent = "";
        Traffic.Before = async (request, _) =>
        {
            if (request.RequestUri!.AbsolutePath.EndsWith("/confirm", StringComparison.Ordinal))
            {
                intent = request.RequestUri.Segments[^2].TrimEnd('/');
                await CancelAsync(Backup, intent);
            }
        };

        (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.PaymentRequired, "FAILED").Field("processor").ShouldBe("backup");

        intent.ShouldNotBeEmpty();
        await ShouldBeChargedAtTheBackupAsync();
    }

    [DatabaseFact]
    public async Task A_cancelled_intent_that_Stripe_hands_out_again_leads_to_the_backup_again()
    {
        (string id, string intent) = await HangAtStripeAsync("order-1");
        BackupCircuit.ForceOpen();
        await CancelAsync(Stripe, intent);
        await FaultAsync("none");
        await UntilAsync(() => BackupCircuit.GetSnapshot().Rejected > 3, "the backup turns it away again and again");
        (await Service.StatusOfAsync(id)).ShouldBe("QUEUED_FOR_RETRY");

        BackupCircuit.Close();

        await UntilSettledAsync(id, "SUCCESS");
        await ShouldBeChargedAtTheBackupAsync(id);
    }

    [DatabaseFact]
    public async Task Without_a_backup_it_fails_as_ever()
    {
        await using Service alone = await StartServiceAsync("--Backup:ApiBase=");
        Traffic.Before = async (request, _) =>
        {
            if (request.RequestUri!.AbsolutePath.EndsWith("/confirm", StringComparison.Ordinal))
            {
                await CancelAsync(Stripe, request.RequestUri.Segments[^2].TrimEnd('/'));
            }
        };

        (await alone.PayAsync("order-1")).ShouldBe(HttpStatusCode.PaymentRequired, "FAILED").Field("processor").ShouldBe("stripe");
    }

    /// <summary>The confirm was swallowed by a connection that broke, so that the outcome is unknown.</summary>
    private async Task<(string Id, string Intent)> HangAtStripeAsync(string key)
    {
        string intent = "";
        Traffic.Before = async (request, _) =>
        {
            if (intent.Length == 0 && request.RequestUri!.AbsolutePath.EndsWith("/confirm", StringComparison.Ordinal))
            {
                intent = request.RequestUri.Segments[^2].TrimEnd('/');
                await FaultAsync("reset", count: 1);
            }
        };
        Answer queued = (await Service.PayAsync(key)).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");
        return (queued.PaymentId, intent);
    }
}
