namespace Resilience.GeneratedTests;

/// <summary>The inner object of the proxy with a method for each pair of policies: each method does what the script says, and its spare answers 7.</summary>
internal sealed class Order : IOrder, ICacheOrder
{
    private int _calls;
    private int _spares;

    /// <summary>Given the number of the call, from 1, and the token that the callee holds.</summary>
    public Func<int, CancellationToken, Task<int>> Script { get; set; } = static (call, _) => Task.FromResult(call);

    public int Calls => Volatile.Read(ref _calls);

    public int Spares => Volatile.Read(ref _spares);

    public Task<int> SpareAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _spares);
        return Task.FromResult(7);
    }

    public Task<int> FallbackAroundCoalesceAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> FallbackAroundTotalTimeoutAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> FallbackAroundRetryAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> FallbackAroundHedgeAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> FallbackAroundCircuitBreakerAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> FallbackAroundRateLimitAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> FallbackAroundTimeoutAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> FallbackAroundBulkheadAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> CoalesceAroundTotalTimeoutAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> CoalesceAroundRetryAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> CoalesceAroundHedgeAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> CoalesceAroundCircuitBreakerAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> CoalesceAroundRateLimitAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> CoalesceAroundTimeoutAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> CoalesceAroundBulkheadAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> TotalTimeoutAroundRetryAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> TotalTimeoutAroundHedgeAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> TotalTimeoutAroundCircuitBreakerAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> TotalTimeoutAroundRateLimitAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> TotalTimeoutAroundTimeoutAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> TotalTimeoutAroundBulkheadAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> RetryAroundHedgeAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> RetryAroundCircuitBreakerAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> RetryAroundRateLimitAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> RetryAroundTimeoutAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> RetryAroundBulkheadAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> HedgeAroundCircuitBreakerAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> HedgeAroundRateLimitAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> HedgeAroundTimeoutAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> HedgeAroundBulkheadAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> CircuitBreakerAroundRateLimitAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> CircuitBreakerAroundTimeoutAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> CircuitBreakerAroundBulkheadAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> RateLimitAroundTimeoutAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> RateLimitAroundBulkheadAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> TimeoutAroundBulkheadAsync(CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> SpareAsync(int key, CancellationToken cancellationToken) => SpareAsync(cancellationToken);

    public Task<int> FallbackAroundCacheAsync(int key, CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> CacheAroundCoalesceAsync(int key, CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> CacheAroundTotalTimeoutAsync(int key, CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> CacheAroundRetryAsync(int key, CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> CacheAroundHedgeAsync(int key, CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> CacheAroundCircuitBreakerAsync(int key, CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> CacheAroundRateLimitAsync(int key, CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> CacheAroundTimeoutAsync(int key, CancellationToken cancellationToken) => Answer(cancellationToken);

    public Task<int> CacheAroundBulkheadAsync(int key, CancellationToken cancellationToken) => Answer(cancellationToken);

    private Task<int> Answer(CancellationToken cancellationToken) => Script(Interlocked.Increment(ref _calls), cancellationToken);
}
