using System.Net;
using Microsoft.Extensions.Logging;
using Resilience;

namespace PaymentService.Tests;

public sealed class OutageTests : ServiceTest
{
    [DatabaseFact]
    public async Task The_third_failure_opens_the_circuit()
    {
        await FaultAsync("down");

        await WhileTimePassesAsync(Service.PayAsync("order-1"));

        Traffic.Requests.Count.ShouldBe(3);
        Circuit.State.ShouldBe(CircuitState.Open);
        Circuit.GetSnapshot().Failures.ShouldBe(3);
    }

    [DatabaseFact]
    public async Task While_the_circuit_is_open_payments_are_queued_at_once_and_Stripe_is_left_alone()
    {
        await FaultAsync("down");
        await WhileTimePassesAsync(Service.PayAsync("order-0"));
        int asked = Traffic.Requests.Count;

        // Time stands still: nothing that waits for a time-out or a retry could answer.
        for (int i = 1; i <= 10; i++)
        {
            Answer queued = (await Service.PayAsync($"order-{i}")).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");
            queued.Location!.ToString().ShouldBe($"/payments/{queued.PaymentId}");
        }

        Traffic.Requests.Count.ShouldBe(asked);
        (await Service.CountAsync("queued_for_retry")).ShouldBe(11);
    }

    [DatabaseFact]
    public async Task When_Stripe_is_back_the_circuit_closes_and_the_queue_empties_with_one_charge_each()
    {
        List<string> ids = [(await Service.PayAsync("order-0")).PaymentId];
        await FaultAsync("down");
        for (int i = 1; i <= 20; i++)
        {
            ids.Add((await WhileTimePassesAsync(Service.PayAsync($"order-{i}"))).PaymentId);
        }

        await FaultAsync("none");
        await UntilAsync(async () => await Service.CountAsync("success") == 21, "all are paid");

        Circuit.State.ShouldBe(CircuitState.Closed);
        await ShouldBeChargedOnceAsync([.. ids]);
    }

    [DatabaseFact]
    public async Task Between_prepare_and_confirm_the_fallback_queues_the_payment()
    {
        Traffic.After = (response, _) =>
        {
            Circuit.ForceOpen();
            return Task.FromResult(response);
        };

        Answer queued = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");

        Traffic.Requests.ShouldBe(["POST /v1/payment_intents"]);
        Traffic.After = (response, _) => Task.FromResult(response);
        Circuit.Close();
        await UntilSettledAsync(queued.PaymentId, "SUCCESS");
        await ShouldBeChargedOnceAsync(queued.PaymentId);
    }

    [DatabaseFact]
    public async Task Health_is_degraded_while_the_circuit_is_open_and_healthy_when_it_has_closed()
    {
        await FaultAsync("down");
        await WhileTimePassesAsync(Service.PayAsync("order-1"));

        Answer health = await Service.GetAsync("/health");
        health.Status.ShouldBe(HttpStatusCode.OK);
        health.Text.ShouldBe("Degraded");

        await FaultAsync("none");
        await UntilAsync(async () => (await Service.GetAsync("/health")).Text == "Healthy", "the circuit has closed");
    }

    [DatabaseFact]
    public async Task The_operator_is_told_when_the_circuit_opens_tries_and_closes()
    {
        await FaultAsync("down");
        await WhileTimePassesAsync(Service.PayAsync("order-1"));
        await FaultAsync("none");
        await UntilAsync(async () => await Service.CountAsync("success") == 1, "the payment is made");

        await UntilAsync(() => Told().Length == 3, "three things were said");
        Told().ShouldBe([
            (LogLevel.Warning, "IStripeGateway is open (ConsecutiveFailures): payments are queued, Stripe is left alone."),
            (LogLevel.Information, "IStripeGateway is half-open: the next payment tries Stripe."),
            (LogLevel.Information, "IStripeGateway is Closed (ProbeSucceeded): payments go to Stripe."),
        ]);

        (LogLevel, string)[] Told() =>
            [.. Service.Log.Where(record => record.Category == typeof(CircuitLog).FullName).Select(record => (record.Level, record.Message))];
    }
}
