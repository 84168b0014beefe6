namespace Resilience.GeneratedTests;

public interface ICoalesced
{
    [Coalesce, CircuitBreaker(FailureThreshold = 2), Timeout(1_000), Retry(1, Delay = 100, Jitter = false)]
    Task<string> QuoteAsync(string symbol, int day, CancellationToken cancellationToken);

    [Coalesce]
    ValueTask<string> ValueAsync([CacheKey] string symbol, object caller, CancellationToken cancellationToken);

    [Coalesce]
    Task<string> KeyedAsync(object key, CancellationToken cancellationToken);

    [Coalesce]
    Task PingAsync();

    [Coalesce]
    ValueTask TouchAsync(string? symbol);

    [Coalesce, CircuitBreaker(FailureThreshold = 1), Fallback(nameof(OldAsync))]
    Task<string> BackedAsync(string symbol, CancellationToken cancellationToken);

    Task<string> OldAsync(string symbol, CancellationToken cancellationToken);
}
