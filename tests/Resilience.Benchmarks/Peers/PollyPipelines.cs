using System.Threading.RateLimiting;
using Polly;
using Polly.CircuitBreaker;
using Polly.Fallback;
using Polly.Hedging;
using Polly.Retry;
using Polly.Telemetry;

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

    public static ResiliencePipeline<int> Retry { get; } = new ResiliencePipelineBuilder<int>()
        .AddRetry(new RetryStrategyOptions<int> { MaxRetryAttempts = 3, Delay = TimeSpan.Zero, UseJitter = false })
        .Build();

    public static ResiliencePipeline<int> Timeout { get; } = new ResiliencePipelineBuilder<int>().AddTimeout(TimeSpan.FromSeconds(5)).Build();

    public static ResiliencePipeline<int> Bulkhead { get; } = new ResiliencePipelineBuilder<int>().AddConcurrencyLimiter(100).Build();

    public static ResiliencePipeline<int> RateLimit { get; } = new ResiliencePipelineBuilder<int>()
        .AddRateLimiter(new FixedWindowRateLimiter(new FixedWindowRateLimiterOptions { PermitLimit = 2_000_000_000, Window = TimeSpan.FromSeconds(1) }))
        .Build();

    public static ResiliencePipeline<int> Hedge { get; } = new ResiliencePipelineBuilder<int>()
        .AddHedging(new HedgingStrategyOptions<int> { Delay = TimeSpan.FromSeconds(5) })
        .Build();

    /// <summary>The breaker as most write it: with telemetry, which dependency injection and its extensions switch on.</summary>
    public static ResiliencePipeline<int> BreakerWithTelemetry { get; } = new ResiliencePipelineBuilder<int>()
        .AddCircuitBreaker(BreakerOptions())
        .ConfigureTelemetry(new TelemetryOptions())
        .Build();

    /// <summary>A breaker that no failure opens.</summary>
    public static ResiliencePipeline<int> PatientBreaker { get; } = new ResiliencePipelineBuilder<int>()
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<int> { FailureRatio = 1, MinimumThroughput = int.MaxValue, SamplingDuration = TimeSpan.FromSeconds(10), BreakDuration = TimeSpan.FromSeconds(30) })
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
