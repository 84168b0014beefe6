using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Resilience.Peers.Tests;

/// <summary>What is repeated where nothing is said [R2].</summary>
public sealed class PollyRetryTests : IDisposable
{
    private readonly ResilienceRuntime _runtime = new();

    public void Dispose() => _runtime.Dispose();

    [Fact]
    public Task R2_An_error_that_repeats_by_nature_is_repeated_by_Polly_and_not_by_us()
        => CallsShouldBeAsync(ours: 1, pollys: 4, static _ => throw new ArgumentException("It will be wrong the next time too."));

    [Fact]
    public Task R2_A_cancellation_that_is_not_the_callers_is_repeated_by_us_and_not_by_Polly()
        => CallsShouldBeAsync(ours: 4, pollys: 1, static _ => throw new TaskCanceledException("As HttpClient throws when its own time is over."));

    [Fact]
    public async Task R2_When_the_circuit_ends_the_attempts_our_caller_gets_the_callees_exception_and_Pollys_a_rejection()
    {
        Shop ours = new(static _ => throw new CalleeException());
        Shop pollys = new(static _ => throw new CalleeException());
        int retries = 0;
        ResiliencePipeline pipeline = Retry(new RetryStrategyOptions
        {
            OnRetry = _ =>
            {
                retries++;
                return default;
            },
        }).AddCircuitBreaker(new CircuitBreakerStrategyOptions { FailureRatio = 1, MinimumThroughput = 2 }).Build();

        await Should.ThrowAsync<CalleeException>(() => new ResilientShop(ours, _runtime).RetriedThroughACircuitAsync(default));
        await Should.ThrowAsync<BrokenCircuitException>(async () => await pipeline.ExecuteAsync(async token => await pollys.CallAsync(token)));

        (ours.Calls, pollys.Calls).ShouldBe((2, 2));
        retries.ShouldBe(3, "Polly repeats its own rejection, and waits before each.");
    }

    private async Task CallsShouldBeAsync(int ours, int pollys, Func<CancellationToken, Task<int>> script)
    {
        Shop ourShop = new(script);
        Shop pollysShop = new(script);
        ResiliencePipeline pipeline = Retry(new RetryStrategyOptions()).Build();

        await Should.ThrowAsync<Exception>(() => new ResilientShop(ourShop, _runtime).RetriedAsync(default));
        await Should.ThrowAsync<Exception>(async () => await pipeline.ExecuteAsync(async token => await pollysShop.CallAsync(token)));

        (ourShop.Calls, pollysShop.Calls).ShouldBe((ours, pollys));
    }

    private static ResiliencePipelineBuilder Retry(RetryStrategyOptions options)
    {
        options.MaxRetryAttempts = 3;
        options.Delay = TimeSpan.Zero;
        return new ResiliencePipelineBuilder().AddRetry(options);
    }
}
