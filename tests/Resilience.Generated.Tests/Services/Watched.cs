namespace Resilience.GeneratedTests;

/// <summary>Does what it is told to, and knows the caller's token besides the one that it is given.</summary>
internal sealed class Watched : IWatched
{
    private int _calls;

    /// <summary>Given the number of the call, from 1, and the token that the callee holds.</summary>
    public Func<int, CancellationToken, Task<int>> Script { get; set; } = static (call, _) => Task.FromResult(call);

    public int Calls => Volatile.Read(ref _calls);

    public Task<int> CoalescedAsync(int key, CancellationToken cancellationToken) => Script(Interlocked.Increment(ref _calls), cancellationToken);

    public Task<int> CachedAsync(int key, CancellationToken cancellationToken) => Script(Interlocked.Increment(ref _calls), cancellationToken);

    public Task<int> HedgedAsync(int key, CancellationToken cancellationToken) => Script(Interlocked.Increment(ref _calls), cancellationToken);

    public Task<int> SpareAsync(int key, CancellationToken cancellationToken) => Task.FromResult(-1);
}
