using System.Collections.Concurrent;
using System.ComponentModel;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Resilience.Execution;

namespace Resilience.Caching;

/// <summary>Keeps results in the <see cref="HybridCache"/> of the service collection. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HybridResultCache : ResultCache
{
    private readonly HybridCache _cache;

    // Methods have few durations, and a call makes no options of its own.
    private readonly ConcurrentDictionary<TimeSpan, HybridCacheEntryOptions> _entries = new();

    private HybridResultCache(HybridCache cache) => _cache = cache;

    /// <summary>Finds the cache.</summary>
    /// <param name="services">Where it is registered.</param>
    /// <returns>Null where it is not.</returns>
    public static ResultCache? Find(IServiceProvider? services)
        => services?.GetService<HybridCache>() is { } cache ? new HybridResultCache(cache) : null;

    /// <inheritdoc/>
    public override ValueTask<T> GetOrMakeAsync<TState, T>(string key, TimeSpan duration, IEnumerable<string> tags, TState state, Func<TState, CancellationToken, ValueTask<T>> make, CancellationToken cancellationToken)
        => _cache.GetOrCreateAsync(key, state, make, _entries.GetOrAdd(duration, static duration => new HybridCacheEntryOptions { Expiration = duration }), tags, cancellationToken);
}
