using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class CB10_HandleTests : CircuitTest
{
    [Fact]
    public void An_exception_not_in_Handle_is_a_success_and_still_reaches_the_caller()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.FailureThreshold = 2;
            options.Handle = [typeof(CalleeException)];
        });
        circuit.Fail();
        KeyNotFoundException answer = new();

        Should.Throw<KeyNotFoundException>(() => circuit.Execute(_ => throw answer)).ShouldBeSameAs(answer);

        circuit.GetSnapshot().ConsecutiveFailures.ShouldBe(0);
        circuit.GetSnapshot().Failures.ShouldBe(1);
    }

    [Fact]
    public void It_closes_a_half_open_circuit()
    {
        CircuitBreaker circuit = Circuit(options => options.Handle = [typeof(CalleeException)]);
        circuit.FailUntilHalfOpen(Time);

        Should.Throw<KeyNotFoundException>(() => circuit.Execute(_ => throw new KeyNotFoundException()));

        circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public void It_counts_as_a_success_in_the_window()
    {
        CircuitBreaker circuit = Circuit(options =>
        {
            options.ErrorThresholdPercentage = 50;
            options.Handle = [typeof(CalleeException)];
        });

        Should.Throw<KeyNotFoundException>(() => circuit.Execute(_ => throw new KeyNotFoundException()));

        circuit.GetSnapshot().Successes.ShouldBe(1);
        circuit.GetSnapshot().WindowCalls.ShouldBe(1);
        circuit.GetSnapshot().WindowFailures.ShouldBe(0);
    }
}
