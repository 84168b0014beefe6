using System.Net;

namespace PaymentService.Tests;

public sealed class NeedsAttentionTests : ServiceTest
{
    internal override IEnumerable<string> Settings => ["--RetryQueue:MaxAttempts=3", "--RetryQueue:BaseDelay=1000"];

    [DatabaseFact]
    public async Task After_the_limit_a_person_has_to_look_and_nothing_more_is_asked()
    {
        await FaultAsync("error", 409);
        Answer queued = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");

        queued.Field("errorMessage").ShouldBe("Stripe did not answer; the payment is tried again.");

        await UntilSettledAsync(queued.PaymentId, "NEEDS_ATTENTION");

        (await Service.GetAsync($"/payments/{queued.PaymentId}")).Field("errorMessage").ShouldBe("Stripe did not answer; a person has to look at the payment.");
        (await Service.CountAsync("needs_attention")).ShouldBe(1);
        Traffic.Requests.Count.ShouldBe(3);
        await FaultAsync("none");
        (await Service.PayAsync("order-2")).ShouldBe(HttpStatusCode.Created, "SUCCESS");
        DateTimeOffset later = Time.GetUtcNow() + TimeSpan.FromMinutes(1);
        await UntilAsync(() => Time.GetUtcNow() > later, "a minute, in which nothing is due");
        Traffic.Requests.Count.ShouldBe(3 + 2);
        (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Accepted, "NEEDS_ATTENTION");
        (await ChargesAsync()).ShouldHaveSingleItem().PaymentId.ShouldNotBe(queued.PaymentId);
    }

    [DatabaseFact]
    public async Task What_the_circuit_turns_away_is_not_used_up()
    {
        (await Service.PayAsync("order-0")).ShouldBe(HttpStatusCode.Created, "SUCCESS");
        Circuit.ForceOpen();
        List<string> ids = [await QueueAsync("order-1"), await QueueAsync("order-2")];
        // Half-open while one of the two is at Stripe, for longer than the other has attempts: it is turned away at each.
        var held = new TaskCompletionSource();
        Traffic.Before = (_, _) => held.Task;
        Circuit.Open(TimeSpan.FromSeconds(1));
        await UntilAsync(() => Traffic.InFlight == 1, "one is at Stripe");
        long before = Circuit.GetSnapshot().Rejected;
        await UntilAsync(() => Circuit.GetSnapshot().Rejected > before + 3, "more rejections than attempts", evenWhileStripeWorks: true);

        held.SetResult();
        Circuit.Close();

        foreach (string id in ids)
        {
            await UntilSettledAsync(id, "SUCCESS");
        }

        async Task<string> QueueAsync(string key) => (await Service.PayAsync(key)).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY").PaymentId;
    }

    [DatabaseFact]
    public async Task A_wrong_key_uses_nothing_up_and_is_nothing_that_a_caller_is_told_of()
    {
        await FaultAsync("error", 401);
        Answer queued = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");
        queued.Field("errorMessage").ShouldBe("Stripe is not available; the payment is tried again.");
        await UntilAsync(() => Traffic.Requests.Count > 6, "many attempts");

        await FaultAsync("none");

        await UntilSettledAsync(queued.PaymentId, "SUCCESS");
        await ShouldBeChargedOnceAsync(queued.PaymentId);
    }

    [DatabaseFact]
    public async Task The_restart_that_brings_the_right_key_uses_nothing_up_either()
    {
        await FaultAsync("error", 401);
        Answer queued = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");
        await UntilAsync(() => Traffic.Requests.Count > 6, "many attempts");
        for (int restart = 0; restart < 2; restart++)
        {
            // Broken off while it is at Stripe.
            bool reached = false;
            Traffic.Before = (_, stopped) =>
            {
                reached = true;
                return Task.Delay(Timeout.InfiniteTimeSpan, stopped);
            };
            await UntilAsync(() => reached, "the next attempt");
            await Service.DisposeAsync();
            Traffic.Before = (_, _) => Task.CompletedTask;
            Service = await StartServiceAsync();
        }

        await FaultAsync("none");

        await UntilSettledAsync(queued.PaymentId, "SUCCESS");
        await ShouldBeChargedOnceAsync(queued.PaymentId);
    }
}
