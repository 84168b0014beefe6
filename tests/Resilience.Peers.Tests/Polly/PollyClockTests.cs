using Polly;
using Polly.CircuitBreaker;
using PollyState = Polly.CircuitBreaker.CircuitState;

namespace Resilience.Peers.Tests;

/// <summary>What a wall clock that is set does to an open circuit [CB19].</summary>
public sealed class PollyClockTests
{
    private readonly WallClock _time = new();

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(-1, 5, false)]
    public async Task CB19_Pollys_break_ends_by_the_clock_on_the_wall(int hoursOfError, int secondsThatPass, bool isLetIn)
    {
        CircuitBreakerStateProvider state = new();
        ResiliencePipeline pipeline = new ResiliencePipelineBuilder { TimeProvider = _time }
            .AddCircuitBreaker(PollyCircuit.Options(new Settings(), state, new CircuitBreakerManualControl()))
            .Build();
        await Should.ThrowAsync<CalleeException>(async () => await pipeline.ExecuteAsync(static _ => throw new CalleeException()));
        await Should.ThrowAsync<CalleeException>(async () => await pipeline.ExecuteAsync(static _ => throw new CalleeException()));
        state.CircuitState.ShouldBe(PollyState.Open);

        Pass(hoursOfError, secondsThatPass);

        bool wasCalled = false;
        Exception? rejection = await Record.ExceptionAsync(async () => await pipeline.ExecuteAsync(_ =>
        {
            wasCalled = true;
            return default;
        }));
        (wasCalled, rejection is BrokenCircuitException).ShouldBe((isLetIn, !isLetIn));
    }

    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(-1, 5, true)]
    public async Task CB19_Our_interval_ends_by_the_time_that_passes(int hoursOfError, int secondsThatPass, bool isLetIn)
    {
        using ResilienceRuntime runtime = new(new ResilienceOptions { TimeProvider = _time });
        CircuitBreaker circuit = new(OurCircuit.Options(new Settings()), runtime);
        await Should.ThrowAsync<CalleeException>(async () => await circuit.ExecuteAsync(static _ => throw new CalleeException()));
        await Should.ThrowAsync<CalleeException>(async () => await circuit.ExecuteAsync(static _ => throw new CalleeException()));
        circuit.State.ShouldBe(CircuitState.Open);

        Pass(hoursOfError, secondsThatPass);

        circuit.State.ShouldBe(isLetIn ? CircuitState.HalfOpen : CircuitState.Open);
    }

    private void Pass(int hoursOfError, int seconds)
    {
        _time.Error = TimeSpan.FromHours(hoursOfError);
        _time.Advance(TimeSpan.FromSeconds(seconds));
    }
}
