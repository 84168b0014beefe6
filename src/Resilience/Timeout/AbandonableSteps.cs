using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace Resilience;

/// <summary>
/// An enumerator that may ignore its token: at the deadline the consumer of a pending step goes, and the step is left behind; when that ends, the enumerator
/// is disposed. One object for all steps, none for each.
/// </summary>
/// <param name="steps">The callee's.</param>
/// <param name="slot">Where the slot goes back of an enumeration that was left behind; null where it has none.</param>
/// <param name="token">The deadline's.</param>
internal sealed class AbandonableSteps<T>(IAsyncEnumerator<T> steps, PermitGate? slot, CancellationToken token) : IAsyncEnumerator<T>, IValueTaskSource<bool>
{
    private const int Idle = 0;
    private const int Pending = 1;
    private const int LeftBehind = 2;

    private ManualResetValueTaskSourceCore<bool> _source;
    private ConfiguredValueTaskAwaitable<bool>.ConfiguredValueTaskAwaiter _step;
    private CancellationTokenRegistration _registration;
    private Action? _onEnded;

    /// <summary>Whoever takes it from pending ends the step: the callee, or the token.</summary>
    private int _state;

    public T Current => steps.Current;

    /// <summary>Whether a step goes on without its consumer.</summary>
    public bool IsLeftBehind => Volatile.Read(ref _state) == LeftBehind;

    public ValueTask<bool> MoveNextAsync()
    {
        ValueTask<bool> step = steps.MoveNextAsync();
        if (step.IsCompleted)
        {
            return step;
        }

        _source.Reset();
        ValueTask<bool> pending = new(this, _source.Version);
        _step = step.ConfigureAwait(false).GetAwaiter();

        // A full fence: either the token's callback sees that a step is pending, or this sees that the token is cancelled.
        Interlocked.Exchange(ref _state, Pending);
        if (_onEnded is null)
        {
            _onEnded = OnEnded;
            _registration = token.UnsafeRegister(static state => ((AbandonableSteps<T>)state!).OnCancelled(), this);
        }
        else if (token.IsCancellationRequested)
        {
            // The callback came when there was nothing to leave, and does not come twice.
            OnCancelled();
        }

        _step.UnsafeOnCompleted(_onEnded);
        return pending;
    }

    public ValueTask DisposeAsync()
    {
        // Not its disposal, which would wait for a callback that is running: that finds nothing pending any more.
        _registration.Unregister();
        return IsLeftBehind ? default : steps.DisposeAsync();
    }

    bool IValueTaskSource<bool>.GetResult(short token) => _source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        => _source.OnCompleted(continuation, state, token, flags);

    private void OnCancelled()
    {
        if (Interlocked.CompareExchange(ref _state, LeftBehind, Pending) == Pending)
        {
            // The consumer must not go on inside Cancel: the callee's own registrations come after this one.
            _source.RunContinuationsAsynchronously = true;
            _source.SetException(new OperationCanceledException(token));
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "The step's exception is its consumer's.")]
    private void OnEnded()
    {
        if (Interlocked.CompareExchange(ref _state, Idle, Pending) != Pending)
        {
            _ = DisposeLeftBehindAsync();
            return;
        }

        bool hasElement;
        try
        {
            hasElement = _step.GetResult();
        }
        catch (Exception exception)
        {
            _source.SetException(exception);
            return;
        }

        _source.SetResult(hasElement);
    }

    [SuppressMessage("Design", "CA1031", Justification = "Nobody is left to see what a step throws that was left behind, or its enumerator's disposal.")]
    private async Task DisposeLeftBehindAsync()
    {
        try
        {
            _step.GetResult();
        }
        catch (Exception)
        {
        }

        try
        {
            await steps.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
        }

        slot?.Return();
    }
}
