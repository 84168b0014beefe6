using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Resilience;

namespace PaymentService.Tests;

public sealed class WorkerTests : ServiceTest
{
    private const int Hands = 8;

    [DatabaseFact]
    public async Task A_payment_that_hangs_at_Stripe_keeps_no_other_waiting()
    {
        List<string> ids = await QueueAsync(30);
        int sent = 0;
        Traffic.Before = (_, stopped) => Interlocked.Increment(ref sent) == 1 ? Task.Delay(Timeout.InfiniteTimeSpan, stopped) : Task.CompletedTask;

        // All are due then. From there on time stands still, so that the one that hangs is never given up.
        Time.Advance(TimeSpan.FromSeconds(3));
        await WaitForAsync(async () => await Service.CountAsync("success") == 29, "the others are paid");

        Traffic.InFlight.ShouldBe(1);
        await UntilAsync(async () => await Service.CountAsync("success") == 30, "it is given up and tried again", evenWhileStripeWorks: true);
        await ShouldBeChargedOnceAsync([.. ids]);
    }

    [DatabaseFact]
    public async Task A_Stripe_that_has_just_come_back_gets_no_more_than_a_handful_at_once()
    {
        List<string> ids = await QueueAsync(30);
        var atOnce = new ConcurrentQueue<int>();
        Traffic.Before = (_, _) =>
        {
            atOnce.Enqueue(Traffic.InFlight);
            return Task.CompletedTask;
        };

        await UntilAsync(async () => await Service.CountAsync("success") == 30, "all are paid");

        atOnce.Max().ShouldBeInRange(1, Hands);
        await ShouldBeChargedOnceAsync([.. ids]);
    }

    [DatabaseFact]
    public async Task While_the_circuit_is_open_the_queue_rests()
    {
        List<string> ids = await QueueAsync(20);
        // A circuit of something else is closed, and no reason to go on.
        _ = new CircuitBreaker(new CircuitBreakerOptions { Name = "Alerts" }, Service.Services.GetRequiredService<ResilienceRuntime>());
        Circuit.ForceOpen();
        DateTimeOffset later = Time.GetUtcNow() + TimeSpan.FromMinutes(1);

        await UntilAsync(() => Time.GetUtcNow() > later, "a minute, in which all are due");

        Circuit.GetSnapshot().Rejected.ShouldBe(0);
        Circuit.Close();
        await UntilAsync(async () => await Service.CountAsync("success") == 20, "all are paid");
        await ShouldBeChargedOnceAsync([.. ids]);
    }

    [DatabaseFact]
    public async Task While_the_circuit_is_tried_out_the_queue_looks_on()
    {
        List<string> ids = await QueueAsync(20);
        var held = new TaskCompletionSource();
        Traffic.Before = (_, _) => held.Task;
        Circuit.Open(TimeSpan.FromSeconds(5));
        await UntilAsync(() => Traffic.InFlight == 1, "one tries");
        Circuit.State.ShouldBe(CircuitState.HalfOpen);

        for (int i = 0; i < 4; i++)
        {
            // Long enough for one look at the queue.
            DateTimeOffset later = Time.GetUtcNow() + TimeSpan.FromSeconds(1);
            await UntilAsync(() => Time.GetUtcNow() >= later, "a second", evenWhileStripeWorks: true);
        }

        Circuit.GetSnapshot().Rejected.ShouldBeLessThan(Hands);
        held.SetResult();
        await UntilAsync(async () => await Service.CountAsync("success") == 20, "all are paid");
        await ShouldBeChargedOnceAsync([.. ids]);
    }

    [DatabaseFact]
    public async Task When_the_service_stops_what_is_in_hand_ends_and_the_next_one_goes_on()
    {
        List<string> ids = await QueueAsync(12);
        Traffic.Before = (_, stopped) => Task.Delay(Timeout.InfiniteTimeSpan, stopped);
        Time.Advance(TimeSpan.FromSeconds(3));
        await WaitForAsync(() => Traffic.InFlight == Hands, "all hands are full");

        await Service.DisposeAsync();

        Traffic.InFlight.ShouldBe(0);
        Traffic.Before = (_, _) => Task.CompletedTask;
        Service = await StartServiceAsync();
        await UntilAsync(async () => await Service.CountAsync("success") == 12, "all are paid");
        await ShouldBeChargedOnceAsync([.. ids]);
    }

    /// <summary>Payments that are due after three seconds at the latest, the circuit being closed.</summary>
    private async Task<List<string>> QueueAsync(int count)
    {
        // Says nothing about Stripe: the circuit stays closed.
        await FaultAsync("error", 409);
        List<string> ids = [];
        for (int i = 1; i <= count; i++)
        {
            ids.Add((await Service.PayAsync($"order-{i}")).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY").PaymentId);
        }

        await FaultAsync("none");
        return ids;
    }
}
