using System.Threading.Tasks.Sources;

namespace Resilience.GeneratedTests;

/// <summary>Suspends every call until it is told to go on; its one source of value tasks is used again and again.</summary>
internal sealed class Suspended : ISuspended, IValueTaskSource<int>
{
    private ManualResetValueTaskSourceCore<int> _core;

    public ValueTask<int> ReadAsync(int id, CancellationToken cancellationToken)
    {
        _core.Reset();
        return new ValueTask<int>(this, _core.Version);
    }

    public void GoOn() => _core.SetResult(1);

    int IValueTaskSource<int>.GetResult(short token) => _core.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource<int>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        => _core.OnCompleted(continuation, state, token, flags);
}
