using Resilience.Execution;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

/// <summary>A call looks at the circuit first and takes the gate then; what happens between is made to happen, at the reading of the clock.</summary>
public sealed class BetweenLookAndGateTests
{
    private readonly ManualTimeProvider _clock = new();

    [Theory]
    [InlineData(CircuitState.Closed, true)]
    [InlineData(CircuitState.Disabled, true)]
    [InlineData(CircuitState.ForcedOpen, false)]
    [InlineData(CircuitState.Open, false)]
    public void The_state_under_the_gate_counts(CircuitState state, bool admitted)
    {
        CircuitBreaker circuit = Circuit();
        circuit.Open();
        _clock.Advance(30_000);
        _clock.OnNextRead = () =>
        {
            switch (state)
            {
                case CircuitState.Closed:
                    circuit.Close();
                    break;
                case CircuitState.Disabled:
                    circuit.Disable();
                    break;
                case CircuitState.ForcedOpen:
                    circuit.ForceOpen();
                    break;
                default:
                    circuit.Open();
                    break;
            }
        };

        circuit.TryEnter(out CircuitPermit permit).ShouldBe(admitted);

        circuit.State.ShouldBe(state);
        permit.IsCounted.ShouldBe(state == CircuitState.Closed);
    }

    [Fact]
    public void A_failure_of_a_circuit_that_opens_meanwhile_counts_in_the_totals_only()
    {
        CircuitBreaker circuit = Circuit();
        circuit.TryEnter(out CircuitPermit permit);
        circuit.TryEnter(out CircuitPermit other);
        for (int i = 0; i < 4; i++)
        {
            circuit.Fail();
        }

        circuit.Failure(other, CallFailure.Of(new CalleeException()));
        circuit.Failure(permit, CallFailure.Of(new CalleeException()));

        circuit.State.ShouldBe(CircuitState.Open);
        circuit.GetSnapshot().Failures.ShouldBe(6);
    }

    [Fact]
    public void A_success_whose_window_is_replaced_before_it_counts_is_counted_in_the_new_one()
    {
        CircuitBreaker circuit = Circuit();
        circuit.TryEnter(out CircuitPermit permit);
        _clock.OnNextRead = circuit.Close;

        circuit.Success(permit);

        circuit.GetSnapshot().WindowCalls.ShouldBe(1);
        circuit.GetSnapshot().Successes.ShouldBe(1);
    }

    [Fact]
    public void A_success_whose_generation_ends_before_it_counts_is_in_the_totals_only()
    {
        CircuitBreaker circuit = Circuit();
        circuit.TryEnter(out CircuitPermit permit);
        _clock.OnNextRead = () =>
        {
            circuit.ForceOpen();
            circuit.Close();
        };

        circuit.Success(permit);

        circuit.GetSnapshot().WindowCalls.ShouldBe(0);
        circuit.GetSnapshot().Successes.ShouldBe(1);
    }

    [Fact]
    public void A_success_whose_window_gets_a_failure_before_it_counts_is_judged()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.ErrorThresholdPercentage = 50;
            options.VolumeThreshold = 2;
        });
        circuit.TryEnter(out CircuitPermit permit);
        _clock.OnNextRead = () => circuit.Fail();

        circuit.Success(permit);

        circuit.State.ShouldBe(CircuitState.Open);
    }

    private CircuitBreaker Circuit(Action<CircuitBreakerOptions>? configure = null)
    {
        CircuitBreakerOptions options = new() { Name = "circuit", FailureThreshold = 5, ErrorThresholdPercentage = 100, VolumeThreshold = 1_000 };
        configure?.Invoke(options);
        return new CircuitBreaker(options, new ResilienceRuntime(new ResilienceOptions { TimeProvider = _clock }));
    }
}
