using System.Diagnostics.CodeAnalysis;
namespace Shapes;

public enum Shelf : byte { One, Two }

// proxied
[Cache(5), CircuitBreaker, Retry(1)]
public interface IKept<TKey, TValue> where TKey : struct, IParsable<TKey>
{
    Task<int> Texts(string? x, Uri? y, Version z);
    Task<TValue> Parsables(TKey x, TKey? y, Shelf z, Shelf? value);
    ValueTask<TValue?> Values(int x, nint? y, Int128 z, CancellationToken token);
    ValueTask<(int First, TValue? Second)> Tuples([CacheKey] int x, dynamic y);
    Task<List<dynamic?>> Dynamics([CacheKey] string x, [CacheKey] int y, object z);
    Task<int?> Allowed([AllowNull, CacheKey] string x, [DisallowNull] string? y);
    [return: MaybeNull] Task<string> Returned(string x);
    Task<int> Tokens(CancellationToken token);
    Task<int> Ended([CacheKey] string x, CancellationToken y, CancellationToken z);
    Task<int> Keywords(int @class, string @event, CancellationToken @int);
    Task<int> Optional(string x = "a", params string[] y);
    Task<int> Collected([CacheKey] int x, params string[] y);
    [NoResilience] Task<int> Off(int x);
    [Cache(0)] Task<int> Switched(int x);
    Task<int> Nothing();
    Task Without(int x);
    int Value(out int y);
    Task<T> Generic<T>(T x);
}

// proxied
[Cache(5), Coalesce, Hedge(5), TotalTimeout(5), RateLimit(1, QueueLimit = 1), Bulkhead(1, MaxQueue = 1)]
public interface IKeptAmongOthers
{
    [Fallback(nameof(Spare))] Task<int> RunAsync(string guard, int admission, int inner, CancellationToken key);
    [Cache(7), Fallback(nameof(Spare))] ValueTask<int> RunAsync(string result, CancellationToken call);
    Task<int> Spare(string x, int y, int z, CancellationToken token);
    ValueTask<int> Spare(string x, CancellationToken token);
}
