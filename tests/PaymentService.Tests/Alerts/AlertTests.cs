using Microsoft.Extensions.DependencyInjection;
using Resilience;

namespace PaymentService.Tests;

public sealed class AlertTests : AlertTest
{
    [DatabaseFact]
    public async Task Every_change_is_told_in_order_as_JSON_whoever_made_it()
    {
        Circuit.Open(TimeSpan.FromSeconds(10));
        Time.Advance(TimeSpan.FromSeconds(10));
        await WaitForAsync(() => Receiver.Told.Count == 2, "open and half-open are told");
        Circuit.Close();
        Circuit.ForceOpen();
        Circuit.Disable();

        await WaitForAsync(() => Receiver.Told.Count == 5, "all is told, without any time passing");
        Receiver.Told.ShouldBe([
            Json("Closed", "Open"),
            Json("Open", "HalfOpen", "ResetTimeoutElapsed", "00:00:10"),
            Json("HalfOpen", "Closed", at: "00:00:10"),
            Json("Closed", "ForcedOpen", at: "00:00:10"),
            Json("ForcedOpen", "Disabled", at: "00:00:10"),
        ]);
        Receiver.Heads.ShouldAllBe(head => head == $"POST /hook/{Secret}?token={Secret} application/json True");
    }

    [DatabaseFact]
    public async Task An_outage_of_Stripe_is_told_from_opening_to_closing()
    {
        await FaultAsync("down");
        await WhileTimePassesAsync(Service.PayAsync("order-1"));
        await FaultAsync("none");
        await UntilAsync(() => Circuit.State is CircuitState.HalfOpen, "the circuit is half-open");
        await Service.PayAsync("order-2");

        await WaitForAsync(() => Receiver.Told.Count == 3, "all is told");
        Receiver.Told.Select(alert => alert[..alert.IndexOf(",\"at\"", StringComparison.Ordinal)]).ShouldBe([
            """{"circuit":"IStripeGateway","from":"Closed","to":"Open","reason":"ConsecutiveFailures" """.TrimEnd(),
            """{"circuit":"IStripeGateway","from":"Open","to":"HalfOpen","reason":"ResetTimeoutElapsed" """.TrimEnd(),
            """{"circuit":"IStripeGateway","from":"HalfOpen","to":"Closed","reason":"ProbeSucceeded" """.TrimEnd(),
        ]);
    }

    [DatabaseFact]
    public async Task While_the_receiver_hangs_payments_are_made_without_delay()
    {
        Receiver.Answers = Receiver.Hangs;
        Circuit.ForceOpen();
        Circuit.Close();
        await WaitForAsync(() => Receiver.Came.Count == 1, "the receiver hangs");

        // Time stands still: what waited for the receiver would wait for ever.
        Answer[] paid = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Service.PayAsync($"order-{i}")));

        paid.ShouldAllBe(answer => answer.PaymentStatus == "SUCCESS");
        Receiver.Came.Count.ShouldBe(1);
    }

    [DatabaseFact]
    public async Task Where_too_many_wait_the_oldest_give_way_and_are_logged_and_the_newest_is_told()
    {
        Receiver.Answers = Receiver.Hangs;
        Circuit.ForceOpen();
        await WaitForAsync(() => Receiver.Came.Count == 1, "the first is under way");
        const int More = AlertQueue.Capacity + 2;
        for (int i = 0; i < More; i++)
        {
            Time.Advance(TimeSpan.FromMilliseconds(1));
            if (i % 2 == 0)
            {
                Circuit.Close();
            }
            else
            {
                Circuit.ForceOpen();
            }
        }

        await Service.Services.GetRequiredService<ResilienceRuntime>().FlushAsync();
        Receiver.Answers = AlertListener.Ok;
        await UntilToldAsync(1 + AlertQueue.Capacity);

        Errors(nameof(AlertQueue)).ShouldBe([
            $"{AlertQueue.Capacity} alerts wait to be sent; the oldest gives way and is never told: IStripeGateway went from ForcedOpen to Closed (Manual) at 2026-01-01T00:00:00.0010000+00:00",
            $"{AlertQueue.Capacity} alerts wait to be sent; the oldest gives way and is never told: IStripeGateway went from Closed to ForcedOpen (Manual) at 2026-01-01T00:00:00.0020000+00:00",
        ]);
        Receiver.Told.Distinct().ShouldBe([Json("Closed", "ForcedOpen"), .. Enumerable.Range(3, AlertQueue.Capacity).Select(i =>
            i % 2 == 0 ? Json("Closed", "ForcedOpen", at: At(i)) : Json("ForcedOpen", "Closed", at: At(i)))]);

        static string At(int milliseconds) => $"00:00:00.{milliseconds:000}".TrimEnd('0');
    }

    [DatabaseFact]
    public async Task Without_the_setting_nothing_is_sent_and_nothing_waits_to_be()
    {
        await using Service silent = await StartServiceAsync("--Alerts:Webhook=");
        CircuitBreaker circuit = silent.Services.GetRequiredService<ICircuitRegistry>()[Circuit.Name];

        circuit.ForceOpen();
        await silent.Services.GetRequiredService<ResilienceRuntime>().FlushAsync();

        silent.Services.GetServices<ICircuitListener>().ShouldHaveSingleItem().ShouldBeOfType<CircuitLog>();
        silent.Services.GetService<AlertQueue>().ShouldBeNull();
        Receiver.Came.ShouldBeEmpty();
    }
}
