using Shouldly;
using Xunit;

namespace Resilience.Tests;

public sealed class CircuitWordTests
{
    [Theory]
    [InlineData(CircuitState.Closed)]
    [InlineData(CircuitState.Open)]
    [InlineData(CircuitState.HalfOpen)]
    [InlineData(CircuitState.ForcedOpen)]
    [InlineData(CircuitState.Disabled)]
    public void A_state_is_read_as_it_was_written_whatever_the_flags(CircuitState state)
    {
        const long AllFlags = CircuitWord.AwaitsSuccess | CircuitWord.CountsSuccesses | CircuitWord.TimesCalls;
        long word = CircuitWord.Next(0, state, AllFlags);

        CircuitWord.State(word).ShouldBe(state);
        CircuitWord.State(CircuitWord.WithFlags(word, 0)).ShouldBe(state);
        CircuitWord.Identity(word).ShouldBe(CircuitWord.WithFlags(word, 0));
    }

    [Fact]
    public void Each_generation_is_another_and_none_comes_again_within_the_life_of_a_process()
    {
        // Where a counter of 32 bits would begin again.
        long early = CircuitWord.Next(0, CircuitState.Closed, 0);
        long late = early + (1L << 32 << 6);

        CircuitWord.Next(late, CircuitState.Closed, 0).ShouldNotBe(CircuitWord.Next(early, CircuitState.Closed, 0));
        CircuitWord.Next(late, CircuitState.Disabled, 0).ShouldBeGreaterThan(0);
        CircuitWord.State(CircuitWord.Next(late, CircuitState.HalfOpen, 0)).ShouldBe(CircuitState.HalfOpen);
    }

    [Fact]
    public void Only_a_closed_circuit_whose_calls_are_not_timed_lets_them_pass_at_a_glance()
    {
        (CircuitWord.Next(0, CircuitState.Closed, CircuitWord.AwaitsSuccess | CircuitWord.CountsSuccesses) & CircuitWord.AdmissionMask).ShouldBe(0);
        (CircuitWord.Next(0, CircuitState.Closed, CircuitWord.TimesCalls) & CircuitWord.AdmissionMask).ShouldNotBe(0);
        (CircuitWord.Next(0, CircuitState.Open, 0) & CircuitWord.AdmissionMask).ShouldNotBe(0);
    }
}
