namespace Resilience.GeneratedTests;

/// <summary>Calls whose token is not the caller's own: a single failure would open their circuits.</summary>
internal interface IWatched
{
    [Coalesce, CircuitBreaker(FailureThreshold = 1), Fallback(nameof(SpareAsync))]
    Task<int> CoalescedAsync(int key, CancellationToken cancellationToken);

    [Cache(60_000), CircuitBreaker(FailureThreshold = 1), Retry(2, Delay = 0), Fallback(nameof(SpareAsync))]
    Task<int> CachedAsync(int key, CancellationToken cancellationToken);

    [Hedge(10), CircuitBreaker(FailureThreshold = 1), Timeout(60_000), Fallback(nameof(SpareAsync))]
    Task<int> HedgedAsync(int key, CancellationToken cancellationToken);

    Task<int> SpareAsync(int key, CancellationToken cancellationToken);
}
