using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class CB14_ObserveTests : CircuitTest
{
    [Fact]
    public async Task The_whole_state_machine_runs_and_calls_pass()
    {
        CircuitBreaker circuit = Circuit(Observe);

        circuit.Fail(2);
        circuit.State.ShouldBe(CircuitState.Open);
        circuit.Play("SFS");
        Advance(30_000);
        circuit.Succeed();

        circuit.State.ShouldBe(CircuitState.Closed);
        (await States()).ShouldBe("Open HalfOpen Closed");
    }

    [Fact]
    public void Would_be_rejections_count_only_in_Rejected()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            Observe(options);
            options.ErrorThresholdPercentage = 100;
        });
        circuit.Fail(2);
        CircuitSnapshot before = circuit.GetSnapshot();

        circuit.Play("SFIC");

        circuit.GetSnapshot().ShouldBe(before with { Rejected = 4 });
    }

    [Fact]
    public void Only_the_first_HalfOpenPermits_in_flight_are_probes()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            Observe(options);
            options.HalfOpenPermits = 2;
            options.SuccessThreshold = 2;
        });
        circuit.FailUntilHalfOpen(Time);
        PendingCall first = circuit.Begin();
        PendingCall second = circuit.Begin();
        PendingCall third = circuit.Begin();
        third.IsAdmitted.ShouldBeTrue();
        circuit.GetSnapshot().Rejected.ShouldBe(1);

        third.Fail();
        circuit.State.ShouldBe(CircuitState.HalfOpen);
        first.Succeed();
        second.Succeed();
        circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public void A_probe_that_fails_reopens()
    {
        CircuitBreaker circuit = Circuit(Observe);
        circuit.FailUntilHalfOpen(Time);

        circuit.Fail();

        circuit.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public void ForcedOpen_passes_too()
    {
        CircuitBreaker circuit = Circuit(Observe);

        circuit.ForceOpen();
        circuit.Succeed();

        circuit.State.ShouldBe(CircuitState.ForcedOpen);
        circuit.GetSnapshot().Rejected.ShouldBe(1);
    }

    [Fact]
    public void A_hung_probe_is_replaced_as_ever()
    {
        CircuitBreaker circuit = Circuit(Observe);
        circuit.FailUntilHalfOpen(Time);
        circuit.Begin();
        Advance(30_000);

        circuit.Succeed();

        circuit.State.ShouldBe(CircuitState.Closed);
        circuit.GetSnapshot().Rejected.ShouldBe(0);
    }

    private static void Observe(CircuitBreakerOptions options)
    {
        options.Mode = CircuitBreakerMode.Observe;
        options.FailureThreshold = 2;
    }
}
