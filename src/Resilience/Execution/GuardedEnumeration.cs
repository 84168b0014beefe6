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
    private readonly CancellationToken _caller;
    private readonly CircuitBreaker? _circuit;
    private readonly CircuitPermit _permit;
    private readonly Deadline? _deadline;
    private readonly bool _abandons;
    private readonly CallFailure? _cause;

    private IAsyncEnumerator<T>? _steps;
    private bool _isOver;

    /// <summary>When the consumer went to work, and how long it has worked before that; only where somebody measures calls.</summary>
    private long _leftAt;
    private long _consumed;

    /// <summary>Begins an enumeration.</summary>
    /// <param name="caller">The caller's token.</param>
    /// <param name="circuit">The circuit that let the call pass, if there is one.</param>
    /// <param name="permit">Its permit.</param>
    /// <param name="deadline">What bounds the enumeration, if there is anything; it has begun.</param>
    /// <param name="abandons">Whether a pending step is left behind at the deadline, because the callee may ignore its token.</param>
    public GuardedEnumeration(CancellationToken caller, CircuitBreaker? circuit = null, CircuitPermit permit = default, Deadline? deadline = null, bool abandons = false)
    {
        _caller = caller;
        _circuit = circuit;
        _permit = permit;
        _deadline = deadline;
        _abandons = abandons;
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

    private bool IsTimed => _circuit is not null && _permit.IsTimed;

    /// <summary>Takes the first step.</summary>
    /// <param name="stream">What the callee returned.</param>
    /// <returns>A task; a failure goes to <see cref="FailAsync"/>.</returns>
    public ValueTask StartAsync(IAsyncEnumerable<T> stream) => StartAsync(stream.GetAsyncEnumerator(_deadline?.Token ?? _caller));

    /// <summary>Takes the first step.</summary>
    /// <param name="steps">What the callee returned.</param>
    /// <returns>A task; a failure goes to <see cref="FailAsync"/>.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask StartAsync(IAsyncEnumerator<T> steps)
    {
        _steps = _abandons ? new AbandonableSteps<T>(steps, _deadline!.Token) : steps;
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
            _deadline?.ThrowIfExpired();
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

        _deadline?.Complete();
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
            _deadline?.Complete();
            failure.Throw();
        }

        _isOver = true;
        _circuit?.Success(_permit.Without(_consumed));
        _deadline?.Complete();
    }

    private ValueTask<bool> StepAsync(IAsyncEnumerator<T> steps)
    {
        ValueTask<bool> step = steps.MoveNextAsync();
        if (!step.IsCompleted)
        {
            _deadline?.StartStep();
        }

        return step;
    }

    /// <summary>The consumer is back.</summary>
    private void Resume()
    {
        if (IsTimed)
        {
            _consumed += _circuit!.Now - _leftAt;
        }
    }

    /// <summary>A step has ended well; what follows is the consumer's time.</summary>
    private void Land(bool hasElement)
    {
        Current = hasElement ? _steps!.Current : default;
        HasElement = hasElement;
        _deadline?.EndStep();
        if (IsTimed)
        {
            _leftAt = _circuit!.Now;
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

        CallFailure failure = _deadline?.FailureOf(exception) ?? CallFailure.Of(exception, _caller);
        _circuit?.Failure(_permit.Without(_consumed), failure);
        return failure;
    }

    /// <summary>There is nothing to dispose where the callee threw at once.</summary>
    private ValueTask DisposeStepsAsync() => _steps?.DisposeAsync() ?? default;
}
