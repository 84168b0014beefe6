using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class R3_MaxDurationAndBudgetTests : RetryTest
{
    [Fact]
    public async Task No_attempt_starts_after_MaxDuration_and_a_wait_that_would_pass_it_gives_the_last_exception_now()
    {
        Advance(60_000);
        RetryPolicy policy = Policy(new RetryOptions { MaxRetries = 100, Delay = 300, Backoff = RetryBackoff.Constant, MaxDuration = 1_000, Jitter = false });
        DateTimeOffset start = Time.GetUtcNow();

        (await Waits(policy)).ShouldBe([300, 300, 300]);

        (Time.GetUtcNow() - start).ShouldBe(TimeSpan.FromMilliseconds(900));
        Last.Failure.Exception.ShouldBeOfType<CalleeException>();
    }

    [Fact]
    public async Task A_wait_that_ends_exactly_at_MaxDuration_is_waited()
        => (await Waits(Policy(new RetryOptions { MaxRetries = 100, Delay = 500, Backoff = RetryBackoff.Constant, MaxDuration = 1_000, Jitter = false })))
            .ShouldBe([500, 500]);

    [Fact]
    public async Task It_counts_from_the_start_of_the_call()
    {
        RetryPolicy policy = Policy(new RetryOptions { Delay = 300, MaxDuration = 1_000, Jitter = false });
        long started = policy.Start();
        Advance(701);

        (await policy.Begin(started).NextAsync(Failed(), CancellationToken.None)).ShouldBeFalse();
    }

    [Fact]
    public async Task Set_while_a_call_is_in_flight_it_is_for_later_calls()
    {
        Advance(60_000);
        RetryPolicy before = Policy();
        long started = before.Start();

        RetryPolicy after = before.With(new RetryOptions { Delay = 0, MaxDuration = 1_000, Jitter = false });

        (await after.Begin(started).NextAsync(Failed(), CancellationToken.None)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_wait_that_took_longer_than_planned_starts_no_attempt_after_it()
    {
        RetryPolicy policy = Policy(new RetryOptions { Delay = 300, MaxDuration = 1_000, Jitter = false });
        RetryLoop loop = policy.Begin(policy.Start());
        CallFailure failure = Failed();
        Task<bool> wait = loop.NextAsync(failure, CancellationToken.None).AsTask();

        // A starved pool: the timer's callback comes seven tenths of a second late.
        Advance(1_001);

        (await wait).ShouldBeFalse();
        loop.Failure.Exception.ShouldBeSameAs(failure.Exception);
    }

    [Fact]
    public void Without_MaxDuration_or_Budget_nobody_looks_at_the_clock()
    {
        Advance(60_000);

        Policy().Start().ShouldBe(0);
    }

    [Fact]
    public async Task Without_a_budget_there_are_as_many_retries_as_MaxRetries_says()
        => (await Waits(Policy(new RetryOptions { MaxRetries = 100, Delay = 0, Jitter = false }))).Count.ShouldBe(100);

    [Fact]
    public async Task Other_settings_keep_the_budget_unless_it_is_another()
    {
        RetryOptions options = new() { MaxRetries = 100, Delay = 0, Budget = 0.5, Jitter = false };
        RetryPolicy policy = Policy(options);
        await Waits(policy);
        policy.TryTakeFromBudget().ShouldBeFalse();

        policy.With(new RetryOptions { MaxRetries = 50, Budget = 0.5 }).TryTakeFromBudget().ShouldBeFalse();
        policy.With(new RetryOptions { MaxRetries = 100, Budget = 0.4 }).TryTakeFromBudget().ShouldBeTrue();
        policy.With(new RetryOptions { MaxRetries = 100 }).WatchesStart.ShouldBeFalse();
    }

    [Fact]
    public async Task The_budget_has_a_reserve_of_ten()
    {
        RetryPolicy policy = Policy(new RetryOptions { MaxRetries = 100, Delay = 0, Budget = 0.2, Jitter = false });

        (await Waits(policy)).Count.ShouldBe(10);
        Last.Failure.Exception.ShouldBeOfType<CalleeException>();
    }

    [Fact]
    public async Task It_is_refilled_by_the_fraction_per_call_and_a_retry_takes_one()
    {
        RetryPolicy policy = Policy(new RetryOptions { MaxRetries = 100, Delay = 0, Budget = 0.2, Jitter = false });
        await Waits(policy);

        int retries = 0;
        for (int call = 0; call < 100; call++)
        {
            retries += (await Waits(policy)).Count;
        }

        retries.ShouldBe(20);
    }

    [Fact]
    public async Task Calls_fill_it_up_to_the_reserve_and_no_further()
    {
        RetryPolicy policy = Policy(new RetryOptions { MaxRetries = 100, Delay = 0, Budget = 1, Jitter = false });
        for (int call = 0; call < 1_000; call++)
        {
            policy.Start();
        }

        (await Waits(policy)).Count.ShouldBe(10);
    }

    [Fact]
    public async Task Tenths_add_up_to_one()
    {
        RetryPolicy policy = Policy(new RetryOptions { MaxRetries = 100, Delay = 0, Budget = 0.1, Jitter = false });
        await Waits(policy);

        int retries = 0;
        for (int call = 0; call < 1_000; call++)
        {
            retries += (await Waits(policy)).Count;
        }

        retries.ShouldBeInRange(99, 100);
    }

    [Fact]
    public void A_thousandth_of_a_token_is_given_and_not_owed()
    {
        RetryBudget budget = new(0.999);
        while (budget.TryTakeRetry())
        {
        }

        for (int call = 0; call < 100; call++)
        {
            budget.OnCall();
            budget.TryTakeRetry().ShouldBeTrue();
            budget.TryTakeRetry().ShouldBeFalse();
        }
    }

    [Fact]
    public void It_is_exact_when_retries_race_for_it()
    {
        RetryBudget budget = new(1);
        int taken = 0;

        Race.Run(8, _ =>
        {
            for (int i = 0; i < 10_000; i++)
            {
                if (budget.TryTakeRetry())
                {
                    Interlocked.Increment(ref taken);
                }
            }
        });

        taken.ShouldBe(10);
    }
}
