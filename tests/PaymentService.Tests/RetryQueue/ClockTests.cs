using System.Net;

namespace PaymentService.Tests;

/// <summary>Moments are stored, and the clock that they came from may be put, or another instance's clock may be wrong.</summary>
public sealed class ClockTests : ServiceTest
{
    /// <summary>With the default settings: the longest wait is 62 s, and somebody has to come by and see that it is over.</summary>
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(90);

    private readonly PutClock _clock;

    public ClockTests() => _clock = new PutClock(Time);

    internal override TimeProvider Clock => _clock;

    [DatabaseTheory]
    [InlineData("/payment_intents")]
    [InlineData("/confirm")]
    public async Task Put_forward_a_year_in_the_middle_of_a_payment_it_is_charged_once(string at)
    {
        var stall = new Stall();
        Traffic.Before = (request, _) => stall.MeetAsync(request.RequestUri!.AbsolutePath.EndsWith(at, StringComparison.Ordinal));
        Task<Answer> first = Service.PayAsync("order-1");
        await WaitForAsync(() => stall.IsMet, "the payment is at Stripe");

        _clock.Offset = TimeSpan.FromDays(365);

        DateTimeOffset before = Time.GetUtcNow();
        await UntilAsync(async () => await Service.CountAsync("success") == 1, "a worker has taken it over", evenWhileStripeWorks: true);
        (Time.GetUtcNow() - before).ShouldBeLessThan(s_soon);
        stall.End();
        await ShouldBeChargedOnceAsync((await WhileTimePassesAsync(first)).ShouldBe(HttpStatusCode.Created, "SUCCESS").PaymentId);
    }

    [DatabaseTheory]
    [InlineData(1)]
    [InlineData(365)]
    public async Task Put_back_a_queued_payment_does_not_sleep_until_the_old_time_comes_again(int days)
    {
        await FaultAsync("error", 409);
        Answer queued = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");
        await FaultAsync("none");

        _clock.Offset = TimeSpan.FromDays(-days);

        await ShouldSoonBePaidAsync(queued.PaymentId);
    }

    [DatabaseTheory]
    [InlineData(1)]
    [InlineData(365)]
    public async Task Put_back_the_lease_of_one_who_died_does_not_last_until_then(int days)
    {
        bool reached = false;
        Traffic.Before = (_, stopped) =>
        {
            reached = true;
            return Task.Delay(Timeout.InfiniteTimeSpan, stopped);
        };
        Task<Answer> cut = Service.PayAsync("order-1");
        await WaitForAsync(() => reached, "the payment is in the middle");
        await Service.DisposeAsync();
        Traffic.Before = (_, _) => Task.CompletedTask;

        _clock.Offset = TimeSpan.FromDays(-days);
        Service = await StartServiceAsync();

        await ShouldSoonBePaidAsync((await cut).ShouldBe(HttpStatusCode.Accepted, "PENDING").PaymentId);
    }

    [DatabaseTheory]
    [InlineData(5)]
    [InlineData(-5)]
    public async Task Two_instances_whose_clocks_are_hours_apart_charge_each_payment_once(int hours)
    {
        await FaultAsync("error", 409);
        var ids = new List<string>();
        await using Service other = await StartServiceAsync(new PutClock(Time) { Offset = TimeSpan.FromHours(hours) });
        for (int i = 0; i < 20; i++)
        {
            Service either = i % 2 == 0 ? Service : other;
            ids.Add((await either.PayAsync($"order-{i}")).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY").PaymentId);
        }

        await FaultAsync("none");
        for (int i = 20; i < 40; i++)
        {
            Service either = i % 2 == 0 ? Service : other;
            ids.Add((await either.PayAsync($"order-{i}")).PaymentId);
        }

        await UntilAsync(async () => await Service.CountAsync("success") == 40, "all are paid");
        await ShouldBeChargedOnceAsync([.. ids]);
    }

    [DatabaseTheory]
    [InlineData(5)]
    [InlineData(-5)]
    public async Task Two_instances_whose_clocks_are_minutes_apart_wait_between_attempts_all_the_same(int minutes)
    {
        await FaultAsync("error", 409);
        await using Service other = await StartServiceAsync(new PutClock(Time) { Offset = TimeSpan.FromMinutes(minutes) });
        Answer queued = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");
        DateTimeOffset later = Time.GetUtcNow() + TimeSpan.FromMinutes(2);

        await UntilAsync(async () => await Service.CountAsync("queued_for_retry") == 1 && Time.GetUtcNow() > later, "two minutes");

        // Seven, had they one clock; and two for each time that waits are cut.
        Traffic.Requests.Count.ShouldBeInRange(4, 16);
        await FaultAsync("none");
        await UntilSettledAsync(queued.PaymentId, "SUCCESS");
        await ShouldBeChargedOnceAsync(queued.PaymentId);
    }

    private async Task ShouldSoonBePaidAsync(string paymentId)
    {
        DateTimeOffset before = Time.GetUtcNow();
        await UntilSettledAsync(paymentId, "SUCCESS");
        (Time.GetUtcNow() - before).ShouldBeLessThan(s_soon);
        await ShouldBeChargedOnceAsync(paymentId);
    }
}
