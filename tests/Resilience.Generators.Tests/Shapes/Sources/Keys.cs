using System.Diagnostics.CodeAnalysis;
namespace Shapes;

// proxied
[CircuitBreaker(MaxKeys = 3), Coalesce, Retry(1)]
public interface IKeys<TKey>
{
    Task Text([CircuitKey, CacheKey] string? x);
    Task Numbers<T>([CircuitKey] (int First, int? Second) x, T y);
    Task Dynamic([CircuitKey, CacheKey] dynamic x);
    Task Dynamics([CircuitKey] dynamic? x, [CacheKey] List<dynamic> y);
    Task Allowed([AllowNull, CircuitKey, CacheKey] string x);
    Task Allowed([AllowNull, CircuitKey] dynamic x, [AllowNull, CacheKey] dynamic y, [CacheKey] TKey z);
    Task Disallowed([DisallowNull, CircuitKey] string? x);
    ValueTask<int> Own([CircuitKey, CacheKey] TKey x, CancellationToken token);
    Task Tokens([CircuitKey, CacheKey] CancellationToken x);
    Task<int> Ended([CacheKey] CancellationToken x, [CircuitKey] CancellationToken y);
    Task Collected([CircuitKey] params int[] x);
    Task Keywords([CircuitKey] int @class, [CacheKey] int @event);
    Task<T> Generic<T>([CircuitKey] int x, [CacheKey] T y);
    int Value(out int y, [CircuitKey] dynamic x, ref int z);
    ref int Reference([CircuitKey] string x);
    IAsyncEnumerable<int> Stream([CircuitKey] dynamic x);
    IAsyncEnumerator<int> Enumerator([AllowNull, CircuitKey] string x);
    [NoResilience] Task Off([CircuitKey] ref int x);
}

// proxied
[Hedge(5), Retry(1)]
public interface ITokensLikeFields
{
    Task Inner(CancellationToken inner);
    [Fallback(nameof(Spare))] Task<int> Proxy(int inner, CancellationToken proxy);
    Task<int> Spare(int inner, CancellationToken failure);
}
