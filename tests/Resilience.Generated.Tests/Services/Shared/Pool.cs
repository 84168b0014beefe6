namespace Resilience.GeneratedTests;

/// <summary>The inner object of the proxies that share policies: its calls end when they are told to.</summary>
internal sealed class Pool : IPoolReader, IPoolWriter, IOtherPool, IOtherQuota, ISwitched
{
    private readonly TaskCompletionSource<int> _end = new();
    private int _calls;

    public int Calls => Volatile.Read(ref _calls);

    public void End() => _end.SetResult(7);

    public Task<int> ReadAsync() => Call();

    public Task<int> CountAsync() => Call();

    public ValueTask<int> WriteAsync() => new(Call());

    public int Add() => Call().IsCompleted ? 1 : 0;

    public Task<int> AloneAsync() => Call();

    public Task<int> FreeAsync(CancellationToken cancellationToken) => Call();

    public Task<int> FromSpanAsync(ReadOnlySpan<char> text, CancellationToken cancellationToken) => Call();

    public Task<int> WithoutTokenAsync() => Call();

    private Task<int> Call()
    {
        Interlocked.Increment(ref _calls);
        return _end.Task;
    }
}
