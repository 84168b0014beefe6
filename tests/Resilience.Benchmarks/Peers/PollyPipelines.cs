using Polly;
using Polly.CircuitBreaker;
using Polly.Fallback;
using Polly.Retry;

namespace Resilience.Benchmarks;

/// <summary>The same policies in Polly.Core, as near as its options come.</summary>
internal static class PollyPipelines
{
    public static ResiliencePipeline<int> Breaker { get; } = new ResiliencePipelineBuilder<int>().AddCircuitBreaker(BreakerOptions()).Build();

    public static ResiliencePipeline<int> RetryBreakerTimeout { get; } = new ResiliencePipelineBuilder<int>()
        .AddRetry(new RetryStrategyOptions<int> { MaxRetryAttempts = 3, Delay = TimeSpan.FromMilliseconds(200), BackoffType = DelayBackoffType.Exponential, UseJitter = true })
        .AddCircuitBreaker(BreakerOptions())
        .AddTimeout(TimeSpan.FromSeconds(5))
        .Build();

    public static ResiliencePipeline<int> OpenWithFallback { get; } = Open(builder => builder.AddFallback(new FallbackStrategyOptions<int>
    {
        ShouldHandle = static arguments => new ValueTask<bool>(arguments.Outcome.Exception is BrokenCircuitException),
        FallbackAction = static _ => new ValueTask<Outcome<int>>(Polly.Outcome.FromResult(-1)),
    }));

    public static ResiliencePipeline<int> OpenWithoutFallback { get; } = Open(static builder => builder);

    private static CircuitBreakerStrategyOptions<int> BreakerOptions() => new()
    {
        // Polly has no consecutive mode; a window that never gets to its ratio is the nearest.
        FailureRatio = 0.5,
        MinimumThroughput = 10,
        SamplingDuration = TimeSpan.FromSeconds(10),
        BreakDuration = TimeSpan.FromSeconds(30),
    };

    private static ResiliencePipeline<int> Open(Func<ResiliencePipelineBuilder<int>, ResiliencePipelineBuilder<int>> outer)
    {
        CircuitBreakerManualControl control = new(isIsolated: true);
        CircuitBreakerStrategyOptions<int> options = BreakerOptions();
        options.ManualControl = control;
        return outer(new ResiliencePipelineBuilder<int>()).AddCircuitBreaker(options).Build();
    }
}
