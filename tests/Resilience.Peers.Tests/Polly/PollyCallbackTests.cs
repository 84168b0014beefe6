using Microsoft.Extensions.Time.Testing;
using Polly;
using Polly.CircuitBreaker;
using PollyState = Polly.CircuitBreaker.CircuitState;

namespace Resilience.Peers.Tests;

/// <summary>What becomes of a circuit, and of its caller, when a callback of the user's throws [CB15].</summary>
public sealed class PollyCallbackTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly CircuitBreakerStateProvider _state = new();

    [Fact]
    public async Task CB15_A_callback_on_opening_that_throws_hides_the_callees_exception_from_Pollys_caller()
    {
        ResiliencePipeline pipeline = Pipeline(static options => options.OnOpened = static _ => throw new CallbackException());
        await Should.ThrowAsync<CalleeException>(() => FailAsync(pipeline));

        await Should.ThrowAsync<CallbackException>(() => FailAsync(pipeline));
        _state.CircuitState.ShouldBe(PollyState.Open);
    }

    [Fact]
    public async Task CB15_A_callback_that_throws_is_nothing_to_our_caller_nor_to_the_circuit()
    {
        using ResilienceRuntime runtime = new(new ResilienceOptions { TimeProvider = _time });
        CircuitBreaker circuit = new(OurCircuit.Options(new Settings()), runtime);
        circuit.StateChanged += static _ => throw new CallbackException();
        await Should.ThrowAsync<CalleeException>(() => FailAsync(circuit));
        await Should.ThrowAsync<CalleeException>(() => FailAsync(circuit));
        circuit.State.ShouldBe(CircuitState.Open);

        _time.Advance(TimeSpan.FromSeconds(5));
        (await circuit.ExecuteAsync(static _ => ValueTask.FromResult(42))).ShouldBe(42);
        circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public async Task CB15_A_generator_of_the_break_that_throws_hides_the_callees_exception_and_keeps_Pollys_circuit_from_opening()
    {
        ResiliencePipeline pipeline = Pipeline(static options => options.BreakDurationGenerator = static _ => throw new CallbackException());
        await Should.ThrowAsync<CalleeException>(() => FailAsync(pipeline));

        await Should.ThrowAsync<CallbackException>(() => FailAsync(pipeline));
        _state.CircuitState.ShouldBe(PollyState.Closed);
    }

    [Fact]
    public async Task CB15_A_source_of_jitter_that_throws_is_nothing_to_our_caller_and_the_circuit_opens()
    {
        using ResilienceRuntime runtime = new(new ResilienceOptions { TimeProvider = _time, Randomizer = static () => throw new CallbackException() });
        CircuitBreakerOptions options = OurCircuit.Options(new Settings());
        options.ResetJitter = 0.2;
        CircuitBreaker circuit = new(options, runtime);
        await Should.ThrowAsync<CalleeException>(() => FailAsync(circuit));
        await Should.ThrowAsync<CalleeException>(() => FailAsync(circuit));

        circuit.GetSnapshot().RetryAfter.ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task CB15_A_callback_on_half_opening_that_throws_leaves_Pollys_circuit_rejecting_for_good()
    {
        ResiliencePipeline pipeline = Pipeline(static options => options.OnHalfOpened = static _ => throw new CallbackException());
        await Should.ThrowAsync<CalleeException>(() => FailAsync(pipeline));
        await Should.ThrowAsync<CalleeException>(() => FailAsync(pipeline));
        _time.Advance(TimeSpan.FromSeconds(5));
        await Should.ThrowAsync<CallbackException>(() => FailAsync(pipeline));

        _time.Advance(TimeSpan.FromHours(1));
        await Should.ThrowAsync<BrokenCircuitException>(async () => await pipeline.ExecuteAsync(static _ => default));
    }

    private ResiliencePipeline Pipeline(Action<CircuitBreakerStrategyOptions> configure)
    {
        CircuitBreakerStrategyOptions options = PollyCircuit.Options(new Settings(), _state, new CircuitBreakerManualControl());
        configure(options);
        return new ResiliencePipelineBuilder { TimeProvider = _time }.AddCircuitBreaker(options).Build();
    }

    private static async Task FailAsync(ResiliencePipeline pipeline) => await pipeline.ExecuteAsync(static _ => throw new CalleeException());

    private static async Task FailAsync(CircuitBreaker circuit) => await circuit.ExecuteAsync(static _ => throw new CalleeException());
}
