namespace Resilience.GeneratedTests;

/// <summary>Some of its methods have results that can be kept, and keys.</summary>
[Cache(1_000)]
public interface IKeptInGeneral<TKey>
    where TKey : IParsable<TKey>
{
    Task<string> FindAsync(TKey key);

    Task<string> SearchAsync(object query);

    Task<string> SearchAsync([CacheKey] string name, object query);

    Task WriteAsync(TKey key);

    string Find(TKey key);

    [Cache(0)]
    Task<string> FreshAsync(TKey key);
}
