using System.ComponentModel.DataAnnotations;
using Polly;
using Polly.CircuitBreaker;
using Polly.Hedging;
using Polly.Retry;
using Polly.Timeout;
using PollyState = Polly.CircuitBreaker.CircuitState;

namespace Resilience.Peers.Tests;

/// <summary>What counts, and what is allowed, where nothing is said.</summary>
public sealed class PollyDefaultsTests
{
    [Fact]
    public async Task CB9_A_cancellation_that_is_not_the_callers_is_a_success_for_Polly_and_a_failure_for_us()
    {
        CircuitBreakerStateProvider state = new();
        ResiliencePipeline pipeline = new ResiliencePipelineBuilder()
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions { FailureRatio = 0.5, MinimumThroughput = 2, StateProvider = state })
            .Build();
        using ResilienceRuntime runtime = new();
        CircuitBreaker circuit = new(new CircuitBreakerOptions { Name = "circuit", ErrorThresholdPercentage = 50, VolumeThreshold = 2 }, runtime);
        for (int call = 0; call < 2; call++)
        {
            // As HttpClient throws when its own time is over.
            await Should.ThrowAsync<TaskCanceledException>(async () => await pipeline.ExecuteAsync(static _ => throw new TaskCanceledException()));
            await Should.ThrowAsync<TaskCanceledException>(async () => await circuit.ExecuteAsync(static _ => throw new TaskCanceledException()));
        }

        state.CircuitState.ShouldBe(PollyState.Closed);
        circuit.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public void The_defaults_that_the_page_of_differences_names_are_Pollys()
    {
        CircuitBreakerStrategyOptions circuit = new();
        (circuit.FailureRatio, circuit.MinimumThroughput, circuit.SamplingDuration, circuit.BreakDuration).ShouldBe((0.1, 100, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(5)));
        RetryStrategyOptions retry = new();
        (retry.MaxRetryAttempts, retry.Delay, retry.BackoffType, retry.UseJitter, retry.MaxDelay).ShouldBe((3, TimeSpan.FromSeconds(2), DelayBackoffType.Constant, false, null));
        new TimeoutStrategyOptions().Timeout.ShouldBe(TimeSpan.FromSeconds(30));
        HedgingStrategyOptions<int> hedging = new();
        (hedging.MaxHedgedAttempts, hedging.Delay).ShouldBe((1, TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public async Task CB2_One_call_may_be_volume_enough_for_us_and_not_for_Polly()
    {
        Should.Throw<ValidationException>(() => new ResiliencePipelineBuilder().AddCircuitBreaker(new CircuitBreakerStrategyOptions { MinimumThroughput = 1 }))
            .Message.ShouldContain(nameof(CircuitBreakerStrategyOptions.MinimumThroughput));
        using ResilienceRuntime runtime = new();
        CircuitBreaker circuit = new(new CircuitBreakerOptions { Name = "circuit", ErrorThresholdPercentage = 50, VolumeThreshold = 1 }, runtime);
        await Should.ThrowAsync<CalleeException>(async () => await circuit.ExecuteAsync(static _ => throw new CalleeException()));
        circuit.State.ShouldBe(CircuitState.Open);
    }
}
