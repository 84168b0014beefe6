namespace Resilience.GeneratedTests;

/// <summary>A method for the cache and each other policy.</summary>
public interface ICacheOrder
{
    Task<int> SpareAsync(int key, CancellationToken cancellationToken);

    [Fallback(nameof(SpareAsync)), Cache(60_000)]
    Task<int> FallbackAroundCacheAsync(int key, CancellationToken cancellationToken);

    [Cache(60_000), Coalesce]
    Task<int> CacheAroundCoalesceAsync(int key, CancellationToken cancellationToken);

    [Cache(60_000), TotalTimeout(1_000)]
    Task<int> CacheAroundTotalTimeoutAsync(int key, CancellationToken cancellationToken);

    [Cache(60_000), Retry(1, Delay = 0)]
    Task<int> CacheAroundRetryAsync(int key, CancellationToken cancellationToken);

    [Cache(60_000), Hedge(500)]
    Task<int> CacheAroundHedgeAsync(int key, CancellationToken cancellationToken);

    [Cache(60_000), CircuitBreaker]
    Task<int> CacheAroundCircuitBreakerAsync(int key, CancellationToken cancellationToken);

    [Cache(60_000), RateLimit(1)]
    Task<int> CacheAroundRateLimitAsync(int key, CancellationToken cancellationToken);

    [Cache(60_000), Timeout(1_000)]
    Task<int> CacheAroundTimeoutAsync(int key, CancellationToken cancellationToken);

    [Cache(60_000), Bulkhead(1)]
    Task<int> CacheAroundBulkheadAsync(int key, CancellationToken cancellationToken);
}
