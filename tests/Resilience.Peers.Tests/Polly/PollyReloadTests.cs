using Microsoft.Extensions.Time.Testing;
using Polly;
using Polly.CircuitBreaker;
using Polly.Registry;
using PollyState = Polly.CircuitBreaker.CircuitState;

namespace Resilience.Peers.Tests;

/// <summary>What new settings do to an open circuit [CB16].</summary>
public sealed class PollyReloadTests
{
    [Fact]
    public async Task CB16_A_reload_closes_Pollys_open_circuit()
    {
        CircuitBreakerStateProvider state = new();
        using CancellationTokenSource reload = new();
        await using ResiliencePipelineRegistry<string> registry = new();
        ResiliencePipeline pipeline = registry.GetOrAddPipeline("circuit", (builder, context) =>
        {
            context.AddReloadToken(reload.IsCancellationRequested ? CancellationToken.None : reload.Token);
            builder.AddCircuitBreaker(PollyCircuit.Options(new Settings(), state = new CircuitBreakerStateProvider(), new CircuitBreakerManualControl()));
        });
        await Should.ThrowAsync<CalleeException>(async () => await pipeline.ExecuteAsync(static _ => throw new CalleeException()));
        await Should.ThrowAsync<CalleeException>(async () => await pipeline.ExecuteAsync(static _ => throw new CalleeException()));
        state.CircuitState.ShouldBe(PollyState.Open);

        await reload.CancelAsync();

        state.CircuitState.ShouldBe(PollyState.Closed);
        await pipeline.ExecuteAsync(static _ => default);
    }

    [Fact]
    public async Task CB16_An_update_keeps_our_circuit_open()
    {
        using ResilienceRuntime runtime = new(new ResilienceOptions { TimeProvider = new FakeTimeProvider() });
        CircuitBreaker circuit = new(OurCircuit.Options(new Settings()), runtime);
        await Should.ThrowAsync<CalleeException>(async () => await circuit.ExecuteAsync(static _ => throw new CalleeException()));
        await Should.ThrowAsync<CalleeException>(async () => await circuit.ExecuteAsync(static _ => throw new CalleeException()));

        circuit.Update(OurCircuit.Options(new Settings(Percentage: 80)));

        circuit.State.ShouldBe(CircuitState.Open);
    }
}
