namespace Resilience.GeneratedTests;

public interface IKept
{
    [Cache(60_000), CircuitBreaker(FailureThreshold = 2), Retry(1, Delay = 0)]
    Task<string?> QuoteAsync(string? symbol, DateOnly day, CancellationToken cancellationToken);

    [Cache(60_000)]
    ValueTask<string?> ValueAsync([CacheKey] string symbol, object caller, CancellationToken cancellationToken);

    [Cache(60_000)]
    Task<string?> EverAsync();

    [Cache(60_000), CircuitBreaker(FailureThreshold = 1), Fallback(nameof(OldAsync))]
    Task<string?> BackedAsync(string symbol, CancellationToken cancellationToken);

    [Cache(60_000), Retry(1, Delay = 0, Classifier = typeof(Emptiness))]
    Task<string?> RetriedUnlessEmptyAsync(string symbol, CancellationToken cancellationToken);

    [Cache(60_000), CircuitBreaker(Classifier = typeof(Emptiness))]
    Task<string?> CountedUnlessEmptyAsync(string symbol, CancellationToken cancellationToken);

    [Cache(60_000), Coalesce]
    Task<string?> BothAsync(string symbol, CancellationToken cancellationToken);

    Task<string?> OldAsync(string symbol, CancellationToken cancellationToken);
}
