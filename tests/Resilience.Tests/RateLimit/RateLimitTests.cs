using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class RateLimitTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void A_fixed_window_gives_all_permits_back_at_its_end()
    {
        RateLimit limit = Limit(permits: 2, RateLimitKind.FixedWindow);
        _time.Advance(400);

        Take(limit).ShouldBe(2);
        limit.RetryAfter.ShouldBe(TimeSpan.FromMilliseconds(600));

        _time.Advance(599);
        Take(limit).ShouldBe(0);
        _time.Advance(1);
        Take(limit).ShouldBe(2);
    }

    [Fact]
    public void Where_there_is_a_permit_there_is_nothing_to_wait_for()
    {
        RateLimit limit = Limit(permits: 2, RateLimitKind.FixedWindow);
        limit.RetryAfter.ShouldBe(TimeSpan.Zero);
        limit.TryTake();
        limit.RetryAfter.ShouldBe(TimeSpan.Zero);
        limit.TryTake();
        limit.RetryAfter.ShouldBe(TimeSpan.FromMilliseconds(1_000));

        // Nobody has asked for one since.
        _time.Advance(1_000);
        limit.RetryAfter.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_sliding_window_gives_a_permit_back_a_window_after_the_tenth_in_which_it_was_taken()
    {
        RateLimit limit = Limit(permits: 2, RateLimitKind.SlidingWindow);
        _time.Advance(150);
        limit.TryTake();
        _time.Advance(500);
        limit.TryTake();
        limit.RetryAfter.ShouldBe(TimeSpan.FromMilliseconds(450));

        _time.Advance(449);
        Take(limit).ShouldBe(0);
        _time.Advance(1);
        Take(limit).ShouldBe(1);
        limit.RetryAfter.ShouldBe(TimeSpan.FromMilliseconds(500));
    }

    [Fact]
    public void A_token_bucket_fills_evenly_from_when_it_was_full()
    {
        RateLimit limit = Limit(permits: 4, RateLimitKind.TokenBucket);
        _time.Advance(10_000);

        Take(limit).ShouldBe(4);
        limit.RetryAfter.ShouldBe(TimeSpan.FromMilliseconds(250));

        _time.Advance(249);
        Take(limit).ShouldBe(0);
        _time.Advance(1);
        Take(limit).ShouldBe(1);
        _time.Advance(500);
        Take(limit).ShouldBe(2);
        _time.Advance(100_000);
        Take(limit).ShouldBe(4);
    }

    [Fact]
    public void A_bucket_whose_period_is_no_whole_number_of_milliseconds_loses_nothing()
    {
        RateLimit limit = Limit(permits: 3, RateLimitKind.TokenBucket);
        Take(limit);

        int taken = 0;
        for (int i = 0; i < 10_000; i++)
        {
            _time.Advance(1);
            taken += Take(limit);
        }

        taken.ShouldBe(30);
    }

    [Fact]
    public async Task Who_waits_gets_the_next_permit_in_his_turn()
    {
        RateLimit limit = Limit(permits: 1, RateLimitKind.FixedWindow, queue: 2);
        limit.TryTake();
        PermitWaiter first = limit.TryWait(default)!;
        PermitWaiter second = limit.TryWait(default)!;
        limit.TryWait(default).ShouldBeNull();

        Tick(1_000);
        await first.Task;
        second.Task.IsCompleted.ShouldBeFalse();
        Tick(1_000);
        await second.Task;
        limit.TryTake().ShouldBeFalse();
    }

    [Fact]
    public void A_timer_runs_only_while_somebody_waits()
    {
        RateLimit limit = Limit(permits: 1, RateLimitKind.FixedWindow, queue: 1);
        limit.TryTake();
        _time.ActiveTimers.ShouldBe(0);

        limit.TryWait(default);
        _time.ActiveTimers.ShouldBe(1);

        Tick(1_000);
        _time.ActiveTimers.ShouldBe(0);
    }

    [Fact]
    public void Other_settings_hold_at_once_and_permits_that_are_out_come_back_by_them()
    {
        RateLimit limit = Limit(permits: 2, RateLimitKind.FixedWindow);
        Take(limit);

        limit.Update(new RateLimitSettings(5, 200, RateLimitKind.FixedWindow, 0));

        Take(limit).ShouldBe(3);
        _time.Advance(200);
        Take(limit).ShouldBe(5);
    }

    [Fact]
    public void The_same_settings_again_change_nothing()
    {
        RateLimit limit = Limit(permits: 2, RateLimitKind.FixedWindow);
        Take(limit);
        _time.Advance(900);

        limit.Update(new RateLimitSettings(2, 1_000, RateLimitKind.FixedWindow, 0));

        _time.Advance(100);
        Take(limit).ShouldBe(2);
    }

    [Theory]
    [InlineData(RateLimitKind.FixedWindow)]
    [InlineData(RateLimitKind.SlidingWindow)]
    [InlineData(RateLimitKind.TokenBucket)]
    public void A_limit_that_gets_smaller_owes_no_more_than_it_has(RateLimitKind kind)
    {
        RateLimit limit = Limit(permits: 100, kind, queue: 1);
        Take(limit).ShouldBe(100);
        PermitWaiter waiter = limit.TryWait(default).ShouldNotBeNull();

        limit.Update(new RateLimitSettings(1, 1_000, kind, 1));

        Take(limit).ShouldBe(0);
        waiter.Task.IsCompleted.ShouldBeFalse();
        Tick(1_000);
        waiter.Task.IsCompletedSuccessfully.ShouldBeTrue();
        Take(limit).ShouldBe(0);
        Tick(1_000);
        Take(limit).ShouldBe(1);
    }

    [Fact]
    public void Permits_that_have_come_back_before_other_settings_are_free_under_them()
    {
        RateLimit limit = Limit(permits: 1, RateLimitKind.FixedWindow);
        limit.TryTake();
        _time.Advance(1_000);

        limit.Update(new RateLimitSettings(1, 5_000, RateLimitKind.FixedWindow, 0));

        limit.TryTake().ShouldBeTrue();
    }

    [Fact]
    public void Other_settings_wake_who_waits_when_they_say()
    {
        RateLimit limit = Limit(permits: 1, RateLimitKind.FixedWindow, queue: 1);
        limit.TryTake();
        limit.TryWait(default);
        _time.Last.Due.ShouldBe(TimeSpan.FromMilliseconds(1_000));
        _time.Advance(300);

        limit.Update(new RateLimitSettings(1, 200, RateLimitKind.FixedWindow, 1));

        _time.Last.Due.ShouldBe(TimeSpan.FromMilliseconds(200));
    }

    [Theory]
    [InlineData(RateLimitKind.FixedWindow)]
    [InlineData(RateLimitKind.SlidingWindow)]
    public void Windows_begin_when_the_limit_is_made(RateLimitKind kind)
    {
        Clock clock = new(_time);
        _time.Advance(1_234);

        RateLimit limit = new(clock, new RateLimitSettings(1, 1_000, kind, 0));

        limit.TryTake();
        limit.RetryAfter.ShouldBe(TimeSpan.FromMilliseconds(1_000));
    }

    [Fact]
    public void Who_asks_to_wait_takes_a_permit_that_has_come_back()
    {
        RateLimit limit = Limit(permits: 1, RateLimitKind.FixedWindow, queue: 1);
        limit.TryTake();
        _time.Advance(1_000);

        limit.TryWait(default).ShouldBeSameAs(PermitWaiter.Admitted);

        limit.TryTake().ShouldBeFalse();
        _time.Advance(1_000);
        limit.TryTake().ShouldBeTrue();
    }

    [Theory]
    [InlineData(RateLimitKind.FixedWindow, 2_000)]
    [InlineData(RateLimitKind.SlidingWindow, 2_100)]
    [InlineData(RateLimitKind.TokenBucket, 2_100)]
    public void Who_is_rejected_is_told_when_a_permit_comes_back_that_nobody_waits_for(RateLimitKind kind, long moment)
    {
        RateLimit limit = Limit(permits: 2, kind, queue: 3);
        _time.Advance(100);
        limit.TryTake();
        _time.Advance(500);
        limit.TryTake();
        Take(limit);
        limit.TryWait(default);
        limit.TryWait(default);

        limit.RetryAfter.TotalMilliseconds.ShouldBe(moment - 600);
    }

    /// <summary>Nobody goes and nobody else comes: then it is exact, however many wait, and also under fewer permits than are out.</summary>
    [Fact]
    public void The_moment_that_he_is_told_is_the_first_at_which_he_gets_a_permit()
        => Gen.Select(Gen.Enum<RateLimitKind>(), Gen.Int[1, 4], Gen.Int[0, 6], Gen.Int[0, 150].Array[0, 12], Gen.Int[0, 3]).Sample(
            (kind, permits, waiting, steps, fewer) =>
            {
                FakeTimeProvider time = new();
                RateLimit limit = new(new Clock(time), new RateLimitSettings(permits, 100, kind, waiting));
                foreach (int step in steps)
                {
                    time.Advance(TimeSpan.FromMilliseconds(step));
                    limit.TryTake();
                }

                if (fewer > 0)
                {
                    limit.Update(new RateLimitSettings(Math.Max(1, permits - fewer), 100, kind, waiting));
                }

                while (limit.TryTake() || limit.TryWait(default) is not null)
                {
                }

                TimeSpan told = limit.RetryAfter;
                told.ShouldBeGreaterThan(TimeSpan.Zero);
                for (int passed = 1; passed <= told.TotalMilliseconds; passed++)
                {
                    limit.TryTake().ShouldBeFalse();
                    time.Advance(TimeSpan.FromMilliseconds(1));
                }

                limit.TryTake().ShouldBeTrue();
            },
            iter: 2_000);

    [Fact]
    public async Task One_that_is_stopped_turns_away_who_waits_lets_nobody_wait_and_gives_permits_back_as_ever()
    {
        RateLimit limit = Limit(permits: 1, RateLimitKind.FixedWindow, queue: 2);
        limit.TryTake();
        PermitWaiter[] waiting = [limit.TryWait(default)!, limit.TryWait(default)!];

        limit.Stop();

        (await Task.WhenAll(waiting.Select(static waiter => waiter.Task)).WaitAsync(TimeSpan.FromSeconds(30))).ShouldBe([false, false]);
        _time.ActiveTimers.ShouldBe(0);
        limit.TryWait(default).ShouldBeNull();
        _time.Advance(1_000);
        limit.TryTake().ShouldBeTrue();
        limit.Update(new RateLimitSettings(1, 1_000, RateLimitKind.FixedWindow, QueueLimit: 5));
        limit.TryWait(default).ShouldBeNull();
        _time.ActiveTimers.ShouldBe(0);
    }

    private RateLimit Limit(int permits, RateLimitKind kind, int queue = 0) => new(new Clock(_time), new RateLimitSettings(permits, 1_000, kind, queue));

    private void Tick(long milliseconds)
    {
        _time.Advance(milliseconds);
        foreach (ManualTimer timer in _time.Timers.Where(timer => timer.IsActive))
        {
            timer.Fire();
        }
    }

    /// <summary>Takes all that is there.</summary>
    private static int Take(RateLimit limit)
    {
        int taken = 0;
        while (limit.TryTake())
        {
            taken++;
        }

        return taken;
    }
}
