using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Distributed;

namespace Resilience.GeneratedTests;

/// <summary>What several processes share. Nothing goes bad here.</summary>
internal sealed class Shelves : IDistributedCache
{
    private readonly ConcurrentDictionary<string, byte[]> _entries = new();
    private int _lookups;

    public IEnumerable<string> Keys => _entries.Keys;

    public int Lookups => Volatile.Read(ref _lookups);

    /// <summary>What a lookup waits for.</summary>
    public Task Open { get; set; } = Task.CompletedTask;

    public byte[]? Get(string key) => _entries.GetValueOrDefault(key);

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        // Not those of tags, whose times of eviction are here too.
        if (key.Contains('(', StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _lookups);
            await Open;
        }

        return Get(key);
    }

    public void Refresh(string key)
    {
    }

    public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

    public void Remove(string key) => _entries.TryRemove(key, out _);

    public Task RemoveAsync(string key, CancellationToken token = default)
    {
        Remove(key);
        return Task.CompletedTask;
    }

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => _entries[key] = value;

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        Set(key, value, options);
        return Task.CompletedTask;
    }
}
