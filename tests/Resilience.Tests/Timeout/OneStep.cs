namespace Resilience.Tests;

/// <summary>An enumerator that ends its step when it is told to.</summary>
internal sealed class OneStep : IAsyncEnumerator<int>
{
    private TaskCompletionSource<bool> _step = new();
    private int _disposals;

    public int Current => 42;

    public int Disposals => Volatile.Read(ref _disposals);

    /// <summary>What its disposal throws.</summary>
    public Exception? Unwilling { get; init; }

    public void Suspend() => _step = new TaskCompletionSource<bool>();

    public void End(bool hasElement = true) => _step.SetResult(hasElement);

    public void Fail(Exception exception) => _step.SetException(exception);

    public ValueTask<bool> MoveNextAsync() => new(_step.Task);

    public ValueTask DisposeAsync()
    {
        Interlocked.Increment(ref _disposals);
        return Unwilling is null ? default : ValueTask.FromException(Unwilling);
    }
}
