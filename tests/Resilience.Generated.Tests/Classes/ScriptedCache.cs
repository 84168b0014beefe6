using Microsoft.Extensions.Caching.Distributed;

namespace Resilience.GeneratedTests;

/// <summary>A cache whose every method does what the script says.</summary>
internal sealed class ScriptedCache : IDistributedCache
{
    /// <summary>Given the number of the call, from 1, and the token that the cache holds.</summary>
    public Func<int, CancellationToken, Task<byte[]?>> Script { get; set; } = static (_, _) => Task.FromResult<byte[]?>(null);

    public int Calls { get; private set; }

    public byte[]? Get(string key) => AnswerAsync(default).GetAwaiter().GetResult();

    public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => AnswerAsync(token);

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => Get(key);

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) => AnswerAsync(token);

    public void Refresh(string key) => Get(key);

    public Task RefreshAsync(string key, CancellationToken token = default) => AnswerAsync(token);

    public void Remove(string key) => Get(key);

    public Task RemoveAsync(string key, CancellationToken token = default) => AnswerAsync(token);

    private Task<byte[]?> AnswerAsync(CancellationToken token) => Script(++Calls, token);
}
