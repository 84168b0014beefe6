using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace Resilience.Tests;

/// <summary>A clock that calls timers which are due while it is asked for the time, as a test's does.</summary>
public sealed class TimerWithinClockTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task CB12_an_interval_that_ends_while_the_time_is_asked_for_is_told_before_the_change_that_asked(int question)
    {
        WakingTimeProvider time = new();
        using ResilienceRuntime runtime = new(new ResilienceOptions { TimeProvider = time });
        CircuitBreaker circuit = new(new CircuitBreakerOptions { Name = "circuit", ResetTimeout = TimeSpan.FromSeconds(30) }, runtime);
        List<(CircuitState From, CircuitState To)> changes = [];
        circuit.StateChanged += change => changes.Add((change.From, change.To));
        circuit.Open();

        time.AdvanceAt(question, TimeSpan.FromSeconds(30));
        circuit.Close();

        await runtime.FlushAsync();
        changes[^1].To.ShouldBe(CircuitState.Closed);
        changes.Zip(changes.Skip(1)).ShouldAllBe(pair => pair.First.To == pair.Second.From);
    }

    private sealed class WakingTimeProvider : FakeTimeProvider
    {
        private int _questions = int.MaxValue;
        private TimeSpan _step;

        /// <summary>Moves on, once, when it is asked for the time so many times from now on.</summary>
        public void AdvanceAt(int question, TimeSpan step) => (_questions, _step) = (question, step);

        public override DateTimeOffset GetUtcNow()
        {
            if (_questions != int.MaxValue && --_questions == 0)
            {
                _questions = int.MaxValue;
                Advance(_step);
            }

            return base.GetUtcNow();
        }
    }
}
