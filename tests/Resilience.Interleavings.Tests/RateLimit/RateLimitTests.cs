using Microsoft.Extensions.Time.Testing;

namespace Resilience.Interleavings.Tests;

/// <summary>A rate limit whose timer gives permits back while calls take them.</summary>
public sealed class RateLimitTests(ITestOutputHelper output) : InterleavingTest(output)
{
    [Theory]
    [InlineData(RateLimitKind.FixedWindow)]
    [InlineData(RateLimitKind.SlidingWindow)]
    [InlineData(RateLimitKind.TokenBucket)]
    public void A_permit_that_comes_back_goes_to_the_one_who_waits_and_to_nobody_else(RateLimitKind kind) => Explore(() =>
    {
        FakeTimeProvider time = new();
        RateLimit limit = Limit(time, kind);
        limit.TryTake().ShouldBeTrue();
        PermitWaiter first = limit.TryWait(default).ShouldNotBeNull();
        bool overtook = false;
        PermitWaiter? second = null;

        Race(
            () => time.Advance(TimeSpan.FromSeconds(1)),
            () => overtook = limit.TryTake(),
            () => second = limit.TryWait(default));

        // One window has passed, so one more has a permit; the other's turn comes a window later.
        overtook.ShouldBeFalse();
        first.Task.IsCompletedSuccessfully.ShouldBeTrue();
        bool waits = second is not null;
        if (waits)
        {
            second!.Task.IsCompleted.ShouldBeFalse();
            time.Advance(TimeSpan.FromSeconds(1));
            second.Task.IsCompletedSuccessfully.ShouldBeTrue();
        }

        return waits ? "queued" : "rejected";
    });

    [Fact]
    public void Who_cancels_while_the_permit_comes_back_has_it_or_has_left_it() => Explore(() =>
    {
        FakeTimeProvider time = new();
        RateLimit limit = Limit(time, RateLimitKind.FixedWindow);
        limit.TryTake().ShouldBeTrue();
        using CancellationTokenSource caller = new();
        PermitWaiter waiter = limit.TryWait(caller.Token).ShouldNotBeNull();

        Race(() => time.Advance(TimeSpan.FromSeconds(1)), caller.Cancel);

        waiter.Task.IsCompleted.ShouldBeTrue();
        bool admitted = waiter.Task.IsCompletedSuccessfully;
        limit.TryTake().ShouldBe(!admitted);
        return admitted ? "admitted" : "cancelled";
    });

    [Fact]
    public void Permits_of_one_window_are_never_exceeded() => Explore(() =>
    {
        FakeTimeProvider time = new();
        RateLimit limit = Limit(time, RateLimitKind.FixedWindow);
        bool[] taken = new bool[3];

        Race(
            () => taken[0] = limit.TryTake(),
            () => taken[1] = limit.TryTake(),
            () =>
            {
                time.Advance(TimeSpan.FromSeconds(1));
                taken[2] = limit.TryTake();
            });

        int total = taken.Count(wasTaken => wasTaken);
        total.ShouldBeInRange(1, 2);
        limit.TryTake().ShouldBe(false);
        return $"{total} taken";
    });

    [Fact]
    public void Other_settings_leave_nobody_waiting_for_ever() => Explore(() =>
    {
        FakeTimeProvider time = new();
        RateLimit limit = Limit(time, RateLimitKind.FixedWindow);
        limit.TryTake().ShouldBeTrue();
        PermitWaiter waiter = limit.TryWait(default).ShouldNotBeNull();

        Race(
            () => time.Advance(TimeSpan.FromSeconds(1)),
            () => limit.Update(new RateLimitSettings(1, 5_000, RateLimitKind.FixedWindow, 1)));

        // Updated first: the permit that was out comes back when the longer window ends.
        bool admitted = waiter.Task.IsCompletedSuccessfully;
        time.Advance(TimeSpan.FromSeconds(5));
        waiter.Task.IsCompletedSuccessfully.ShouldBeTrue();
        return admitted ? "admitted by the old window" : "admitted by the new one";
    });

    private static RateLimit Limit(FakeTimeProvider time, RateLimitKind kind) => new(new Clock(time), new RateLimitSettings(1, 1_000, kind, 1));
}
