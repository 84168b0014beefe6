using System.Threading.Tasks.Sources;

namespace Resilience.Tests;

/// <summary>An enumerator that ends its step when it is told to; the step's task is pooled, as those of async iterators are.</summary>
internal sealed class OneStep : IAsyncEnumerator<int>, IValueTaskSource<bool>
{
    private ManualResetValueTaskSourceCore<bool> _step;
    private int _disposals;

    public int Current => 42;

    public int Disposals => Volatile.Read(ref _disposals);

    /// <summary>How often somebody has asked for a step's result.</summary>
    public int Fetched { get; private set; }

    /// <summary>What its disposal throws.</summary>
    public Exception? Unwilling { get; init; }

    public void Suspend() => _step.Reset();

    public void End(bool hasElement = true) => _step.SetResult(hasElement);

    public void Fail(Exception exception) => _step.SetException(exception);

    public ValueTask<bool> MoveNextAsync() => new(this, _step.Version);

    public ValueTask DisposeAsync()
    {
        Interlocked.Increment(ref _disposals);
        return Unwilling is null ? default : ValueTask.FromException(Unwilling);
    }

    bool IValueTaskSource<bool>.GetResult(short token)
    {
        Fetched++;
        return _step.GetResult(token);
    }

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => _step.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        => _step.OnCompleted(continuation, state, token, flags);
}
