namespace Resilience.GeneratedTests;

/// <summary>A method for each pair of policies, the outer one first in its name. Where the two alone would not tell, a third stands by.</summary>
public interface IOrder
{
    Task<int> SpareAsync(CancellationToken cancellationToken);

    [Fallback(nameof(SpareAsync)), Coalesce]
    Task<int> FallbackAroundCoalesceAsync(CancellationToken cancellationToken);

    [Fallback(nameof(SpareAsync)), TotalTimeout(1_000)]
    Task<int> FallbackAroundTotalTimeoutAsync(CancellationToken cancellationToken);

    [Fallback(nameof(SpareAsync)), Retry(2, Delay = 0)]
    Task<int> FallbackAroundRetryAsync(CancellationToken cancellationToken);

    [Fallback(nameof(SpareAsync)), Hedge(500, MaxHedgedAttempts = 2)]
    Task<int> FallbackAroundHedgeAsync(CancellationToken cancellationToken);

    [Fallback(nameof(SpareAsync)), CircuitBreaker]
    Task<int> FallbackAroundCircuitBreakerAsync(CancellationToken cancellationToken);

    [Fallback(nameof(SpareAsync)), RateLimit(1)]
    Task<int> FallbackAroundRateLimitAsync(CancellationToken cancellationToken);

    [Fallback(nameof(SpareAsync)), Timeout(1_000)]
    Task<int> FallbackAroundTimeoutAsync(CancellationToken cancellationToken);

    [Fallback(nameof(SpareAsync)), Bulkhead(1)]
    Task<int> FallbackAroundBulkheadAsync(CancellationToken cancellationToken);

    [Coalesce, TotalTimeout(1_000)]
    Task<int> CoalesceAroundTotalTimeoutAsync(CancellationToken cancellationToken);

    [Coalesce, Retry(1, Delay = 600, Jitter = false)]
    Task<int> CoalesceAroundRetryAsync(CancellationToken cancellationToken);

    [Coalesce, Hedge(500)]
    Task<int> CoalesceAroundHedgeAsync(CancellationToken cancellationToken);

    [Coalesce, CircuitBreaker]
    Task<int> CoalesceAroundCircuitBreakerAsync(CancellationToken cancellationToken);

    [Coalesce, RateLimit(1)]
    Task<int> CoalesceAroundRateLimitAsync(CancellationToken cancellationToken);

    [Coalesce, Timeout(1_000)]
    Task<int> CoalesceAroundTimeoutAsync(CancellationToken cancellationToken);

    [Coalesce, Bulkhead(1)]
    Task<int> CoalesceAroundBulkheadAsync(CancellationToken cancellationToken);

    [TotalTimeout(1_000), Retry(5, Delay = 600, Jitter = false, Backoff = RetryBackoff.Constant)]
    Task<int> TotalTimeoutAroundRetryAsync(CancellationToken cancellationToken);

    [TotalTimeout(1_000), Hedge(600)]
    Task<int> TotalTimeoutAroundHedgeAsync(CancellationToken cancellationToken);

    [TotalTimeout(1_000), Retry(5, Delay = 600, Jitter = false, Backoff = RetryBackoff.Constant), CircuitBreaker]
    Task<int> TotalTimeoutAroundCircuitBreakerAsync(CancellationToken cancellationToken);

    [TotalTimeout(1_000), RateLimit(1, Window = 5_000, QueueLimit = 1)]
    Task<int> TotalTimeoutAroundRateLimitAsync(CancellationToken cancellationToken);

    [TotalTimeout(1_000), Timeout(400), Retry(5, Delay = 0)]
    Task<int> TotalTimeoutAroundTimeoutAsync(CancellationToken cancellationToken);

    [TotalTimeout(1_000), Bulkhead(1, MaxQueue = 1)]
    Task<int> TotalTimeoutAroundBulkheadAsync(CancellationToken cancellationToken);

    [Retry(1, Delay = 0), Hedge(500)]
    Task<int> RetryAroundHedgeAsync(CancellationToken cancellationToken);

    [Retry(2, Delay = 0), CircuitBreaker(FailureThreshold = 100)]
    Task<int> RetryAroundCircuitBreakerAsync(CancellationToken cancellationToken);

    [Retry(2, Delay = 0), RateLimit(2)]
    Task<int> RetryAroundRateLimitAsync(CancellationToken cancellationToken);

    [Retry(1, Delay = 0), Timeout(1_000)]
    Task<int> RetryAroundTimeoutAsync(CancellationToken cancellationToken);

    [Retry(1, Delay = 600, Jitter = false), Bulkhead(1)]
    Task<int> RetryAroundBulkheadAsync(CancellationToken cancellationToken);

    [Hedge(500), CircuitBreaker]
    Task<int> HedgeAroundCircuitBreakerAsync(CancellationToken cancellationToken);

    [Hedge(500), RateLimit(1, Window = 2_000, QueueLimit = 1)]
    Task<int> HedgeAroundRateLimitAsync(CancellationToken cancellationToken);

    [Hedge(500), Timeout(1_000)]
    Task<int> HedgeAroundTimeoutAsync(CancellationToken cancellationToken);

    [Hedge(500), Bulkhead(2)]
    Task<int> HedgeAroundBulkheadAsync(CancellationToken cancellationToken);

    [CircuitBreaker, RateLimit(1)]
    Task<int> CircuitBreakerAroundRateLimitAsync(CancellationToken cancellationToken);

    [CircuitBreaker, Timeout(1_000)]
    Task<int> CircuitBreakerAroundTimeoutAsync(CancellationToken cancellationToken);

    [CircuitBreaker, Bulkhead(1, MaxQueue = 1)]
    Task<int> CircuitBreakerAroundBulkheadAsync(CancellationToken cancellationToken);

    [RateLimit(1, Window = 5_000, QueueLimit = 1), Timeout(1_000)]
    Task<int> RateLimitAroundTimeoutAsync(CancellationToken cancellationToken);

    [RateLimit(2), Bulkhead(1, MaxQueue = 1)]
    Task<int> RateLimitAroundBulkheadAsync(CancellationToken cancellationToken);

    [Timeout(1_000), Bulkhead(1, MaxQueue = 1)]
    Task<int> TimeoutAroundBulkheadAsync(CancellationToken cancellationToken);
}
