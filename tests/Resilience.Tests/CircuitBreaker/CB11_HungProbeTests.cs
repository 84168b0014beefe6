using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class CB11_HungProbeTests : CircuitTest
{
    [Fact]
    public async Task At_HalfOpenTimeout_the_next_call_is_a_probe_and_there_is_no_event()
    {
        CircuitBreaker circuit = Circuit(options => options.HalfOpenTimeout = TimeSpan.FromSeconds(5));
        circuit.FailUntilHalfOpen(Time);
        circuit.Begin();

        Advance(4_999);
        circuit.Rejection();
        Advance(1);
        circuit.Begin().IsAdmitted.ShouldBeTrue();

        circuit.State.ShouldBe(CircuitState.HalfOpen);
        (await States()).ShouldBe("Open HalfOpen");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_hung_probe_is_void(bool succeeds)
    {
        CircuitBreaker circuit = Circuit();
        circuit.FailUntilHalfOpen(Time);
        PendingCall hung = circuit.Begin();
        Advance(30_000);
        PendingCall probe = circuit.Begin();

        if (succeeds)
        {
            hung.Succeed();
        }
        else
        {
            hung.Fail();
        }

        circuit.State.ShouldBe(CircuitState.HalfOpen);
        circuit.Rejection();
        probe.Succeed();
        circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public void Every_outstanding_probe_is_void_and_the_counts_start_over()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.HalfOpenPermits = 3;
            options.SuccessThreshold = 2;
        });
        circuit.FailUntilHalfOpen(Time);
        circuit.Begin();
        circuit.Succeed();
        Advance(15_000);
        PendingCall young = circuit.Begin();
        circuit.Begin();
        Advance(15_000);

        // All three permits are out, the oldest for the whole of HalfOpenTimeout.
        PendingCall first = circuit.Begin();
        PendingCall second = circuit.Begin();
        PendingCall third = circuit.Begin();
        new[] { first, second, third }.ShouldAllBe(call => call.IsAdmitted);
        circuit.Rejection();

        young.Fail();
        first.Succeed();
        circuit.State.ShouldBe(CircuitState.HalfOpen);
        second.Succeed();
        circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public void While_a_permit_is_free_a_hung_probe_stays_valid()
    {
        CircuitBreaker circuit = Circuit(options => options.HalfOpenPermits = 2);
        circuit.FailUntilHalfOpen(Time);
        PendingCall slow = circuit.Begin();
        Advance(60_000);

        circuit.Begin().IsAdmitted.ShouldBeTrue();
        slow.Succeed();

        circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public void The_oldest_probe_that_is_still_in_flight_decides()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.HalfOpenPermits = 2;
            options.SuccessThreshold = 10;
        });
        circuit.FailUntilHalfOpen(Time);
        PendingCall oldest = circuit.Begin();
        Advance(20_000);
        circuit.Begin();
        oldest.Succeed();
        Advance(5_000);
        circuit.Begin();

        Advance(10_000);
        circuit.Rejection();
        Advance(15_000);
        circuit.Begin().IsAdmitted.ShouldBeTrue();
    }

    [Theory]
    [InlineData(10_000, 10_000)]
    [InlineData(0, 30_000)]
    public void HalfOpenTimeout_defaults_to_ResetTimeout_or_thirty_seconds_where_that_is_zero(int reset, int expected)
    {
        CircuitBreaker circuit = Circuit(options => options.ResetTimeout = TimeSpan.FromMilliseconds(reset));
        circuit.FailUntilHalfOpen(Time);
        circuit.Begin();

        Advance(expected - 1);
        circuit.Rejection();
        Advance(1);
        circuit.Begin().IsAdmitted.ShouldBeTrue();
    }

    [Fact]
    public void It_defaults_to_the_configured_ResetTimeout_and_not_the_multiplied_one()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.FailureThreshold = 1;
            options.ResetTimeoutMultiplier = 4;
        });
        circuit.FailUntilHalfOpen(Time);
        circuit.Fail();
        Advance(120_000);
        circuit.Begin();

        Advance(30_000);

        circuit.Begin().IsAdmitted.ShouldBeTrue();
    }

    [Fact]
    public void A_generation_so_advanced_is_no_reopening()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.FailureThreshold = 1;
            options.ResetTimeoutMultiplier = 2;
        });
        circuit.FailUntilHalfOpen(Time);
        circuit.Begin();
        Advance(30_000);

        circuit.Fail();

        circuit.Rejection().RetryAfter.ShouldBe(TimeSpan.FromSeconds(60));
    }
}
