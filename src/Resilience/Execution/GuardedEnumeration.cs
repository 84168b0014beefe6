using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Resilience.Execution;

/// <summary>One enumeration of a callee's stream, which is one call: from its first step to the disposal of its enumerator. For generated code.</summary>
/// <remarks>
/// The permit and the deadline go back when the enumeration is over, however that comes about; each step costs no allocation. The time that the consumer
/// takes between the steps is not the callee's: it makes no call a slow one.
/// </remarks>
/// <typeparam name="T">The type of the elements.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GuardedEnumeration<T>
{
    private readonly MethodGuard? _guard;
    private readonly CancellationToken _caller;
    private readonly CallFailure? _cause;
    private Admission _admission;

    private IAsyncEnumerator<T>? _steps;
    private bool _isOver;

    /// <summary>When the consumer went to work, and how long it has worked before that; only where somebody measures calls.</summary>
    private long _leftAt;
    private long _consumed;

    /// <summary>Begins an enumeration.</summary>
    /// <param name="guard">The method's policies.</param>
    /// <param name="admission">What they gave the call; it has been entered.</param>
    /// <param name="caller">The caller's token.</param>
    public GuardedEnumeration(MethodGuard guard, Admission admission, CancellationToken caller)
    {
        _guard = guard;
        _admission = admission;
        _caller = caller;
        guard.BeginSteps(admission, caller);
    }

    /// <summary>Begins an enumeration of a fallback's answer, which nothing guards.</summary>
    internal GuardedEnumeration(CallFailure cause, CancellationToken caller)
    {
        _cause = cause;
        _caller = caller;
    }

    /// <summary>Whether the last step brought an element.</summary>
    public bool HasElement { get; private set; }

    /// <summary>The element that the last step brought.</summary>
    [AllowNull]
    public T Current { get; private set; }

    private bool IsTimed => _guard is not null && _admission.Permit.IsTimed;

    private Deadline? Deadline => _admission.Deadline;

    /// <summary>Takes the first step.</summary>
    /// <param name="stream">What the callee returned.</param>
    /// <returns>A task; a failure goes to <see cref="FailAsync"/>.</returns>
    public ValueTask StartAsync(IAsyncEnumerable<T> stream) => StartAsync(stream.GetAsyncEnumerator(_admission.TokenOr(_caller)));

    /// <summary>Takes the first step.</summary>
    /// <param name="steps">What the callee returned.</param>
    /// <returns>A task; a failure goes to <see cref="FailAsync"/>.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask StartAsync(IAsyncEnumerator<T> steps)
    {
        _steps = _guard?.Bound(steps, _admission) ?? steps;
        Land(await StepAsync(_steps).ConfigureAwait(false));
    }

    /// <summary>Takes another step. A failure is the call's: it is counted, the callee's enumerator is disposed, and what the caller is to see of it leaves.</summary>
    /// <returns>A task.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask MoveNextAsync()
    {
        Resume();
        try
        {
            Deadline?.ThrowIfExpired();
            Land(await StepAsync(_steps!).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            CallFailure failure = await FailAsync(exception).ConfigureAwait(false);
            failure.Throw();
        }
    }

    /// <summary>Ends a call that has failed: counts it and disposes the callee's enumerator.</summary>
    /// <param name="exception">What the callee threw.</param>
    /// <returns>What the caller is to see of it.</returns>
    [SuppressMessage("Design", "CA1031", Justification = "What disposal throws after a failure would hide that failure, which is what the caller is to see.")]
    public async ValueTask<CallFailure> FailAsync(Exception exception)
    {
        CallFailure failure = Count(exception);
        try
        {
            await DisposeStepsAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
        }

        GiveBack();
        return failure;
    }

    /// <summary>Ends a call that has not failed: the stream is complete, or its consumer wants no more of it. Only what disposal throws can still be a failure.</summary>
    /// <returns>A task.</returns>
    public async ValueTask DisposeAsync()
    {
        if (_isOver)
        {
            return;
        }

        Resume();
        try
        {
            await DisposeStepsAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            CallFailure failure = Count(exception);
            GiveBack();
            failure.Throw();
        }

        _isOver = true;
        if (_cause is { } cause)
        {
            FallbackPolicy.Answered(cause);
        }

        _admission.Permit = _admission.Permit.Without(_consumed);
        _admission.HasSlot &= !IsLeftBehind;
        _guard?.Complete(_admission);
    }

    private ValueTask<bool> StepAsync(IAsyncEnumerator<T> steps)
    {
        ValueTask<bool> step = steps.MoveNextAsync();
        if (!step.IsCompleted)
        {
            Deadline?.StartStep();
        }

        return step;
    }

    /// <summary>The consumer is back, under an activity of his own. Those who call this are async, so he gets it back.</summary>
    private void Resume()
    {
        _admission.Trace?.Resume();
        if (IsTimed)
        {
            _consumed += _guard!.Now - _leftAt;
        }
    }

    /// <summary>A step has ended well; what follows is the consumer's time.</summary>
    private void Land(bool hasElement)
    {
        Current = hasElement ? _steps!.Current : default;
        HasElement = hasElement;
        Deadline?.EndStep();
        if (IsTimed)
        {
            _leftAt = _guard!.Now;
        }
    }

    private CallFailure Count(Exception exception)
    {
        _isOver = true;
        HasElement = false;
        if (_cause is { } cause)
        {
            FallbackPolicy.Blame(exception, cause);
        }

        CallFailure failure = Deadline?.FailureOf(exception) ?? CallFailure.Of(exception, _caller);
        _admission.Permit = _admission.Permit.Without(_consumed);
        return _guard?.Count(failure, _admission) ?? failure;
    }

    /// <summary>After a failure: what the callee may have used until its enumerator was disposed.</summary>
    private void GiveBack()
    {
        Deadline?.Complete();
        _admission.HasSlot &= !IsLeftBehind;
        _guard?.GiveBack(_admission);
    }

    private bool IsLeftBehind => _steps is AbandonableSteps<T> { IsLeftBehind: true };

    /// <summary>There is nothing to dispose where the callee threw at once.</summary>
    private ValueTask DisposeStepsAsync() => _steps?.DisposeAsync() ?? default;
}
