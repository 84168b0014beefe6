using System.Diagnostics.CodeAnalysis;
using System.Threading.Tasks.Sources;

namespace Resilience.Benchmarks;

/// <summary>Suspends every call until <see cref="Complete"/>, without allocating.</summary>
public sealed class SuspendedCallee : ICallee, IBreakerCallee, IGuardedCallee, IValueTaskSource<int>
{
    private ManualResetValueTaskSourceCore<int> _source;

    public Task<int> GetAsync(int id, CancellationToken cancellationToken) => GetValueAsync(id, cancellationToken).AsTask();

    public ValueTask<int> GetValueAsync(int id, CancellationToken cancellationToken)
    {
        _source.Reset();
        return new ValueTask<int>(this, _source.Version);
    }

    public int Read(int id) => throw new NotSupportedException("It suspends.");

    /// <summary>Lets the pending call go on, on this thread.</summary>
    public void Complete() => _source.SetResult(1);

    int IValueTaskSource<int>.GetResult(short token) => _source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => _source.GetStatus(token);

    [SuppressMessage("Naming", "CA1725", Justification = "The interface's own names.")]
    void IValueTaskSource<int>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        => _source.OnCompleted(continuation, state, token, flags);
}
