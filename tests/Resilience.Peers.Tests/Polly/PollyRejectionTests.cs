using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using PollyState = Polly.CircuitBreaker.CircuitState;

namespace Resilience.Peers.Tests;

/// <summary>What a circuit makes of rejections that its callee never saw [CB9].</summary>
public sealed class PollyRejectionTests
{
    [Fact]
    public async Task CB9_Rejections_by_a_concurrency_limiter_open_Pollys_circuit()
    {
        CircuitBreakerStateProvider state = new();
        ResiliencePipeline pipeline = new ResiliencePipelineBuilder()
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions { FailureRatio = 0.5, MinimumThroughput = 2, StateProvider = state })
            .AddConcurrencyLimiter(permitLimit: 1)
            .Build();
        TaskCompletionSource callee = new();
        Task running = pipeline.ExecuteAsync(async _ => await callee.Task).AsTask();

        await Should.ThrowAsync<RateLimiterRejectedException>(async () => await pipeline.ExecuteAsync(static _ => default));
        await Should.ThrowAsync<RateLimiterRejectedException>(async () => await pipeline.ExecuteAsync(static _ => default));

        state.CircuitState.ShouldBe(PollyState.Open);
        callee.SetResult();
        await running;
    }
}
