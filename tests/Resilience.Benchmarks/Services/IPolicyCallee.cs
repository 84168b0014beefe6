namespace Resilience.Benchmarks;

/// <summary>A method for each of the other policies, alone.</summary>
public interface IPolicyCallee
{
    [Retry(3, Delay = 0, Idempotent = true)]
    Task<int> RetryAsync(int id, CancellationToken cancellationToken);

    [Timeout(5_000)]
    Task<int> TimeoutAsync(int id, CancellationToken cancellationToken);

    [Bulkhead(100)]
    Task<int> BulkheadAsync(int id, CancellationToken cancellationToken);

    [RateLimit(2_000_000_000)]
    Task<int> RateLimitAsync(int id, CancellationToken cancellationToken);

    [Hedge(5_000)]
    Task<int> HedgeAsync(int id, CancellationToken cancellationToken);

    [Coalesce]
    Task<int> CoalesceAsync(int id, CancellationToken cancellationToken);

    [CircuitBreaker(MaxKeys = 10_000)]
    Task<int> KeyAsync([CircuitKey] int id, CancellationToken cancellationToken);

    [CircuitBreaker(ErrorThresholdPercentage = 50, RollingWindowCalls = 100)]
    Task<int> CountAsync(int id, CancellationToken cancellationToken);
}
