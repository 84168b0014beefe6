using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class CB08_GenerationTests : CircuitTest
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_success_from_before_the_opening_does_not_close(bool window)
    {
        CircuitBreaker circuit = Circuit(options => Settings(options, window));
        PendingCall stale = circuit.Begin();
        circuit.FailUntilHalfOpen(Time);

        stale.Succeed();

        circuit.State.ShouldBe(CircuitState.HalfOpen);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_failure_from_before_the_opening_does_not_reopen(bool window)
    {
        CircuitBreaker circuit = Circuit(options => Settings(options, window));
        PendingCall stale = circuit.Begin();
        circuit.FailUntilHalfOpen(Time);

        stale.Fail();

        circuit.State.ShouldBe(CircuitState.HalfOpen);
        circuit.Succeed();
        circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public void A_stale_result_counts_in_the_totals_only()
    {
        CircuitBreaker circuit = Circuit(options => Settings(options, window: true));
        PendingCall success = circuit.Begin();
        PendingCall failure = circuit.Begin();
        circuit.FailUntilHalfOpen(Time);
        circuit.Succeed();
        CircuitSnapshot before = circuit.GetSnapshot();

        success.Succeed();
        failure.Fail();

        CircuitSnapshot after = circuit.GetSnapshot();
        after.Successes.ShouldBe(before.Successes + 1);
        after.Failures.ShouldBe(before.Failures + 1);
        after.WindowCalls.ShouldBe(0);
        after.WindowFailures.ShouldBe(0);
        after.ConsecutiveFailures.ShouldBe(0);
    }

    [Fact]
    public void A_stale_result_gives_no_permit_back()
    {
        CircuitBreaker circuit = Circuit(options => Settings(options, window: false));
        PendingCall success = circuit.Begin();
        PendingCall failure = circuit.Begin();
        PendingCall cancelled = circuit.Begin();
        PendingCall ignored = circuit.Begin();
        circuit.FailUntilHalfOpen(Time);
        circuit.Begin();

        success.Succeed();
        failure.Fail();
        cancelled.Cancel();
        ignored.Ignore();

        circuit.Rejection().State.ShouldBe(CircuitState.HalfOpen);
    }

    [Fact]
    public void A_stale_failure_while_open_changes_nothing_but_the_totals()
    {
        CircuitBreaker circuit = Circuit(options => Settings(options, window: false));
        PendingCall stale = circuit.Begin();
        circuit.Fail(2);
        Advance(10_000);

        stale.Fail();

        circuit.GetSnapshot().Failures.ShouldBe(3);
        circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(0);
        circuit.Rejection().RetryAfter.ShouldBe(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_probe_of_an_earlier_half_open_time_decides_nothing_in_the_next()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            Settings(options, window: false);
            options.HalfOpenPermits = 2;
        });
        circuit.FailUntilHalfOpen(Time);
        PendingCall stale = circuit.Begin();
        circuit.Fail();
        Advance(30_000);

        stale.Succeed();

        circuit.State.ShouldBe(CircuitState.HalfOpen);
        circuit.Begin().IsAdmitted.ShouldBeTrue();
        circuit.Begin().IsAdmitted.ShouldBeTrue();
        circuit.Rejection();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Close_and_Reset_on_a_closed_circuit_start_no_generation_so_calls_in_flight_still_count(bool reset)
    {
        CircuitBreaker circuit = Circuit(options => Settings(options, window: true));
        PendingCall failure = circuit.Begin();
        PendingCall success = circuit.Begin();
        circuit.Fail();

        if (reset)
        {
            circuit.Reset();
        }
        else
        {
            circuit.Close();
        }

        success.Succeed();
        failure.Fail();

        CircuitSnapshot snapshot = circuit.GetSnapshot();
        snapshot.WindowCalls.ShouldBe(2);
        snapshot.WindowFailures.ShouldBe(1);
        snapshot.ConsecutiveFailures.ShouldBe(1);
    }

    [Theory]
    [InlineData('S')]
    [InlineData('F')]
    [InlineData('I')]
    public void A_call_admitted_while_disabled_counts_nowhere(char outcome)
    {
        CircuitBreaker circuit = Circuit(options => Settings(options, window: true));
        circuit.Disable();
        PendingCall call = circuit.Begin();
        circuit.Close();
        CircuitSnapshot before = circuit.GetSnapshot();

        End(call, outcome);

        circuit.GetSnapshot().ShouldBe(before);
    }

    [Theory]
    [InlineData('S')]
    [InlineData('F')]
    [InlineData('I')]
    public void A_result_that_arrives_while_disabled_counts_nowhere(char outcome)
    {
        CircuitBreaker circuit = Circuit(options => Settings(options, window: true));
        PendingCall call = circuit.Begin();
        circuit.Disable();
        CircuitSnapshot before = circuit.GetSnapshot();

        End(call, outcome);

        circuit.GetSnapshot().ShouldBe(before);
    }

    private static void End(PendingCall call, char outcome)
    {
        switch (outcome)
        {
            case 'S':
                call.Succeed();
                break;
            case 'F':
                call.Fail();
                break;
            default:
                call.Ignore();
                break;
        }
    }

    private static void Settings(CircuitBreakerOptions options, bool window)
    {
        options.FailureThreshold = 2;
        options.ErrorThresholdPercentage = window ? 100 : 0;
        options.VolumeThreshold = 1_000;
    }
}
