namespace Resilience.GeneratedTests;

/// <summary>Who asks for the same symbol waits for the same call; each has a number of his own, and the fallback answers the odd ones.</summary>
public interface IMeteredCoalesced
{
    [Coalesce, CircuitBreaker, Timeout(1_000), Retry(1, Delay = 0), Fallback(nameof(SpareAsync), When = FallbackWhen.Exception, Handle = [typeof(HttpRequestException)])]
    Task<int> QuoteAsync([CacheKey] string symbol, int waiter, CancellationToken cancellationToken);

    Task<int> SpareAsync(string symbol, int waiter, CancellationToken cancellationToken);

    [Coalesce]
    ValueTask TouchAsync(CancellationToken cancellationToken);
}
