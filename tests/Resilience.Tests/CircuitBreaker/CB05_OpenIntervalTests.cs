using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class CB05_OpenIntervalTests : CircuitTest
{
    [Fact]
    public void State_reads_half_open_from_the_moment_the_interval_is_over_even_if_nobody_calls()
    {
        ManualTimeProvider clock = new();
        using ResilienceRuntime runtime = new(new ResilienceOptions { TimeProvider = clock });
        CircuitBreaker circuit = new(Options(), runtime);
        circuit.Fail(5);

        clock.Advance(29_999);
        circuit.State.ShouldBe(CircuitState.Open);

        // The timer does not fire: the state is a matter of the clock alone.
        clock.Advance(1);
        circuit.State.ShouldBe(CircuitState.HalfOpen);
    }

    [Fact]
    public void The_snapshot_says_so_too()
    {
        ManualTimeProvider clock = new();
        using ResilienceRuntime runtime = new(new ResilienceOptions { TimeProvider = clock });
        CircuitBreaker circuit = new(Options(), runtime);
        circuit.Fail(5);

        clock.Advance(30_000);

        circuit.GetSnapshot().State.ShouldBe(CircuitState.HalfOpen);
        circuit.GetSnapshot().RetryAfter.ShouldBeNull();
    }

    [Fact]
    public void The_next_call_is_a_probe_where_the_timer_has_not_fired()
    {
        ManualTimeProvider clock = new();
        using ResilienceRuntime runtime = new(new ResilienceOptions { TimeProvider = clock });
        CircuitBreaker circuit = new(Options(), runtime);
        circuit.Fail(5);

        clock.Advance(30_000);
        circuit.Succeed();

        circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public async Task Listeners_are_told_without_waiting_for_a_call()
    {
        CircuitBreaker circuit = Circuit();
        circuit.Fail(5);

        Advance(29_999);
        (await States()).ShouldBe("Open");

        Advance(1);
        CircuitStateChange change = (await Changes())[1];
        change.To.ShouldBe(CircuitState.HalfOpen);
        change.Reason.ShouldBe(CircuitTransitionReason.ResetTimeoutElapsed);
        change.At.ShouldBe(Time.GetUtcNow());
    }

    [Fact]
    public void A_circuit_has_a_timer_only_while_it_is_open()
    {
        ManualTimeProvider clock = new();
        using ResilienceRuntime runtime = new(new ResilienceOptions { TimeProvider = clock });
        CircuitBreaker circuit = new(Options(), runtime);
        clock.ActiveTimers.ShouldBe(0);

        circuit.Fail(5);
        clock.ActiveTimers.ShouldBe(1);
        circuit.Open();
        clock.ActiveTimers.ShouldBe(1);

        circuit.Close();
        clock.ActiveTimers.ShouldBe(0);

        circuit.Open();
        circuit.ForceOpen();
        clock.ActiveTimers.ShouldBe(0);

        circuit.Open();
        clock.Advance(30_000);
        _ = circuit.State;
        clock.ActiveTimers.ShouldBe(0);
    }

    [Fact]
    public void The_timer_is_one_shot_and_carries_nobodys_execution_context()
    {
        ManualTimeProvider clock = new();
        using ResilienceRuntime runtime = new(new ResilienceOptions { TimeProvider = clock });
        CircuitBreaker circuit = new(Options(), runtime);

        circuit.Open();

        ManualTimer timer = clock.Timers.ShouldHaveSingleItem();
        timer.Period.ShouldBe(Timeout.InfiniteTimeSpan);
        timer.WasFlowSuppressed.ShouldBeTrue();
        ExecutionContext.IsFlowSuppressed().ShouldBeFalse();
    }

    [Fact]
    public async Task A_timer_that_fires_early_is_set_again_for_what_is_left()
    {
        ManualTimeProvider clock = new();
        await using ResilienceRuntime runtime = new(new ResilienceOptions { TimeProvider = clock });
        CircuitBreaker circuit = new(Options(), runtime);
        circuit.Open();
        ManualTimer timer = clock.Timers.ShouldHaveSingleItem();

        clock.Advance(29_990);
        timer.Fire();
        circuit.State.ShouldBe(CircuitState.Open);
        timer.Due.ShouldBe(TimeSpan.FromMilliseconds(10));

        clock.Advance(10);
        timer.Fire();
        circuit.State.ShouldBe(CircuitState.HalfOpen);
    }

    [Fact]
    public async Task A_late_timer_of_an_interval_that_is_over_does_not_end_the_present_one()
    {
        ManualTimeProvider clock = new();
        await using ResilienceRuntime runtime = new(new ResilienceOptions { TimeProvider = clock });
        CircuitBreaker circuit = new(Options(), runtime);
        circuit.Open();
        ManualTimer old = clock.Timers.ShouldHaveSingleItem();

        circuit.Close();
        circuit.Open(TimeSpan.FromHours(1));
        clock.Advance(30_000);
        old.Fire();

        circuit.State.ShouldBe(CircuitState.Open);
        clock.Timers[^1].Due.ShouldBe(TimeSpan.FromMinutes(59.5));
    }

    [Fact]
    public async Task With_ResetTimeout_zero_the_next_call_is_a_probe_and_both_events_are_told()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.FailureThreshold = 1;
            options.ResetTimeout = TimeSpan.Zero;
        });

        circuit.Fail();
        circuit.State.ShouldBe(CircuitState.HalfOpen);
        (await States()).ShouldBe("Open HalfOpen");

        circuit.Succeed();
        circuit.State.ShouldBe(CircuitState.Closed);
        (await States()).ShouldBe("Open HalfOpen Closed");
    }

    [Fact]
    public async Task With_ResetTimeout_zero_a_failed_probe_tells_both_events_again()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.FailureThreshold = 1;
            options.ResetTimeout = TimeSpan.Zero;
            options.ResetTimeoutMultiplier = 1e300;
        });

        circuit.Play("FFFF");

        circuit.State.ShouldBe(CircuitState.HalfOpen);
        (await States()).ShouldBe("Open HalfOpen Open HalfOpen Open HalfOpen Open HalfOpen");
    }

    [Fact]
    public void A_fraction_of_a_millisecond_counts_as_one_more()
    {
        FakeTimeProvider time = new();
        using ResilienceRuntime runtime = new(new ResilienceOptions { TimeProvider = time });
        CircuitBreaker circuit = new(Options(options => options.ResetTimeout = TimeSpan.FromTicks(15_000)), runtime);
        circuit.Open();

        time.Advance(TimeSpan.FromTicks(15_000));
        circuit.State.ShouldBe(CircuitState.Open);

        time.Advance(TimeSpan.FromTicks(5_000));
        circuit.State.ShouldBe(CircuitState.HalfOpen);
    }

    [Fact]
    public async Task The_longest_interval_outlasts_the_longest_timer()
    {
        CircuitBreaker circuit = Circuit();

        circuit.Open(TimeSpan.FromDays(200));
        circuit.GetSnapshot().RetryAfter.ShouldBe(TimeSpan.FromDays(200));

        Time.Advance(TimeSpan.FromDays(200) - TimeSpan.FromMilliseconds(1));
        circuit.State.ShouldBe(CircuitState.Open);
        Advance(1);
        (await States()).ShouldBe("Open HalfOpen");
    }
}
