using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class R1_AttemptsAndWaitsTests : RetryTest
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public async Task There_are_at_most_n_retries_and_the_last_exception_leaves_as_it_is(int retries)
    {
        CalleeException[] exceptions = [.. Enumerable.Range(0, retries + 1).Select(i => new CalleeException($"{i}"))];

        (await Waits(Policy(new RetryOptions { MaxRetries = retries, Delay = 1, Jitter = false }), attempt => Failed(exceptions[attempt - 1]))).Count.ShouldBe(retries);

        Last.Failure.Exception.ShouldBeSameAs(exceptions[^1]);
        Last.Failure.Cause.ShouldBe(CallFailureCause.Callee);
        Should.Throw<CalleeException>(() => Last.Failure.Throw()).ShouldBeSameAs(exceptions[^1]);
    }

    [Fact]
    public async Task Exponential_waits_are_Delay_times_a_power_of_Multiplier_capped_by_MaxDelay()
        => (await Waits(Policy(new RetryOptions { MaxRetries = 6, Delay = 100, Multiplier = 3, MaxDelay = 2_000, Jitter = false })))
            .ShouldBe([100, 300, 900, 2_000, 2_000, 2_000]);

    [Fact]
    public async Task Linear_waits_are_Delay_times_the_number_of_the_retry()
        => (await Waits(Policy(new RetryOptions { MaxRetries = 5, Delay = 100, Backoff = RetryBackoff.Linear, MaxDelay = 350, Jitter = false })))
            .ShouldBe([100, 200, 300, 350, 350]);

    [Fact]
    public async Task Constant_waits_are_Delay()
        => (await Waits(Policy(new RetryOptions { MaxRetries = 3, Delay = 100, Backoff = RetryBackoff.Constant, Jitter = false })))
            .ShouldBe([100, 100, 100]);

    [Fact]
    public async Task The_defaults_are_three_retries_from_two_hundred_milliseconds_doubling()
        => (await Waits(Policy(new RetryOptions { Jitter = false }))).ShouldBe([200, 400, 800]);

    [Theory]
    [InlineData(0.0, 100, 200)]
    [InlineData(0.5, 150, 300)]
    [InlineData(0.999_999, 200, 400)]
    public async Task Jitter_draws_evenly_from_the_upper_half(double random, int first, int second)
    {
        Random = () => random;

        (await Waits(Policy(new RetryOptions { MaxRetries = 2, Delay = 200 }))).ShouldBe([first, second]);
    }

    [Fact]
    public async Task Jitter_comes_after_the_cap()
    {
        Random = () => 0;

        (await Waits(Policy(new RetryOptions { MaxRetries = 3, Delay = 200, MaxDelay = 300 }))).ShouldBe([100, 150, 150]);
    }

    [Fact]
    public async Task A_randomizer_that_throws_counts_as_a_half_and_is_logged()
    {
        (await Waits(Policy(new RetryOptions { MaxRetries = 1, Delay = 200 }))).ShouldBe([150]);

        Log.GetSnapshot().ShouldHaveSingleItem().Id.Id.ShouldBe(5);
    }

    [Fact]
    public async Task Without_jitter_or_without_a_delay_nobody_draws()
    {
        (await Waits(Policy(new RetryOptions { MaxRetries = 2, Delay = 0 }))).ShouldBe([0, 0]);
        (await Waits(Policy(new RetryOptions { MaxRetries = 2, Delay = 200, MaxDelay = 0 }))).ShouldBe([0, 0]);

        Log.GetSnapshot().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_great_power_is_the_cap_and_a_delay_of_nothing_stays_nothing()
    {
        (await Waits(Policy(new RetryOptions { MaxRetries = 3, Delay = 1, Multiplier = 1e200, MaxDelay = 50, Jitter = false }))).ShouldBe([1, 50, 50]);
        (await Waits(Policy(new RetryOptions { MaxRetries = 4, Delay = 0, Multiplier = 1e200, MaxDelay = 50, Jitter = false }))).ShouldBe([0, 0, 0, 0]);
    }

    [Fact]
    public async Task A_cancelled_caller_ends_the_wait_at_once_with_its_own_token()
    {
        using CancellationTokenSource caller = new();
        RetryLoop loop = Policy().Begin(0);
        Task<bool> wait = loop.NextAsync(Failed(), caller.Token).AsTask();
        wait.IsCompleted.ShouldBeFalse();

        caller.Cancel();

        (await wait.WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeFalse();
        IsCancelled(loop, caller.Token);
    }

    [Fact]
    public async Task A_caller_that_is_cancelled_already_gets_no_further_attempt_though_there_is_nothing_to_wait_for()
    {
        CancellationToken cancelled = new(canceled: true);
        RetryPolicy policy = Policy(new RetryOptions { Delay = 0, Jitter = false });

        RetryLoop loop = policy.Begin(0);
        RetryLoop blocking = policy.Begin(0);

        (await loop.NextAsync(Failed(), cancelled)).ShouldBeFalse();
        blocking.Next(Failed(), cancelled).ShouldBeFalse();

        IsCancelled(loop, cancelled);
        IsCancelled(blocking, cancelled);
    }

    [Fact]
    public async Task The_wait_does_not_end_in_the_callers_synchronization_context()
    {
        PostCountingContext context = new();
        RetryLoop loop = Policy(new RetryOptions { Delay = 500, Jitter = false }).Begin(0);
        Task<bool> wait = context.Start(() => loop.NextAsync(Failed(), CancellationToken.None).AsTask());

        Advance(500);

        (await wait).ShouldBeTrue();
        context.Posts.ShouldBe(0);
    }

    [Fact]
    public async Task The_wait_of_a_synchronous_method_blocks_until_it_is_over()
    {
        RetryLoop loop = Policy(new RetryOptions { MaxRetries = 1, Delay = 500, Jitter = false }).Begin(0);
        Task<bool> blocked = Task.Factory.StartNew(() => loop.Next(Failed()), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        DateTimeOffset start = Time.GetUtcNow();
        SpinWait.SpinUntil(
            () =>
            {
                Advance(1);
                return blocked.IsCompleted;
            },
            TimeSpan.FromSeconds(20)).ShouldBeTrue();

        (await blocked).ShouldBeTrue();
        (Time.GetUtcNow() - start).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(500));
        loop.Next(Failed()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_blocked_wait_ends_when_the_caller_cancels()
    {
        using CancellationTokenSource caller = new();
        RetryLoop loop = Policy().Begin(0);
        Task<bool> blocked = Task.Factory.StartNew(() => loop.Next(Failed(), caller.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        caller.Cancel();

        (await blocked.WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeFalse();
        IsCancelled(loop, caller.Token);
    }

    private static void IsCancelled(RetryLoop loop, CancellationToken caller)
    {
        loop.Failure.Cause.ShouldBe(CallFailureCause.Cancelled);
        loop.Failure.Exception.ShouldBeAssignableTo<OperationCanceledException>()!.CancellationToken.ShouldBe(caller);
    }
}
