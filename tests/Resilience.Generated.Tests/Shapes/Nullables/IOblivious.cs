#nullable disable
namespace Resilience.GeneratedTests.EveryShape;

/// <summary>An interface of a project that has not turned nullable reference types on.</summary>
[CircuitBreaker(FailureThreshold = 100), Retry(1, Delay = 0, Budget = 1), Hedge(60_000), RateLimit(10_000, QueueLimit = 1), Bulkhead(100, MaxQueue = 1), Coalesce, Timeout(1_000)]
public interface IOblivious<T>
    where T : class
{
    string Name { get; set; }

    event EventHandler Changed;

    T Get([CircuitKey] string key, T otherwise = null);

    Task<T> GetAsync([CacheKey] string[] keys, [CircuitKey] List<string> others);

    TOwn Own<TOwn>(TOwn value)
        where TOwn : class;
}
