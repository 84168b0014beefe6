using System.Threading.Tasks.Sources;

namespace Resilience.GeneratedTests;

/// <summary>Suspends every step until it is told to go on; its one source of value tasks is used again and again.</summary>
internal sealed class SuspendedStream : IStreamTimedTwice, IStreamAbandoned, IAsyncEnumerable<int>, IAsyncEnumerator<int>, IValueTaskSource<bool>
{
    private ManualResetValueTaskSourceCore<bool> _core;

    /// <summary>Whether steps complete at once instead.</summary>
    public bool IsPrompt { get; init; }

    public int Current { get; private set; }

    public IAsyncEnumerable<int> ReadAsync(int id, CancellationToken cancellationToken) => this;

    public IAsyncEnumerable<int> ListAsync(int id) => this;

    public IAsyncEnumerator<int> Open(int id, CancellationToken cancellationToken) => this;

    public IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken cancellationToken = default) => this;

    public ValueTask<bool> MoveNextAsync()
    {
        Current++;
        _core.Reset();
        return IsPrompt ? new ValueTask<bool>(true) : new ValueTask<bool>(this, _core.Version);
    }

    public void GoOn()
    {
        if (!IsPrompt)
        {
            _core.SetResult(true);
        }
    }

    public ValueTask DisposeAsync() => default;

    bool IValueTaskSource<bool>.GetResult(short token) => _core.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        => _core.OnCompleted(continuation, state, token, flags);
}
