using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Resilience.Execution;

/// <summary>
/// The token that one attempt's callee holds, and the timer that cancels it. Pooled per thread: a callee that completes at once costs neither timer nor link to
/// the caller's token, and no allocation.
/// </summary>
/// <remarks>
/// <para>A callee must not keep the token after its task has completed (<c>FreshToken</c> otherwise). A source that was cancelled is never used again;
/// <c>CancelAfter</c> is never used on a pooled one, it would make each reuse twice as dear.</para>
/// <para>The timer belongs to the deadline and outlives the lease. It is left running when a lease ends: the next one, due later, need not set it, and when it
/// fires it is set for what is left of the lease that it finds. So a busy deadline costs one timer operation per time-out and not two per call.
/// A callback acts only while a lease is armed and that lease's own time is up; it cannot cancel the next tenant.</para>
/// <para>A stream holds one deadline, and one token, for all its steps; each step that is pending is a lease of its own.</para>
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "Its life ends by Release, which disposes the timer; a source that has no timer of its own needs no disposal.")]
internal sealed partial class Deadline
{
    private readonly object _timerGate = new();
    private readonly CancellationTokenSource _source = new();
    private readonly ResilienceRuntime _runtime;
    private readonly Clock _clock;
    private readonly bool _isFresh;

    /// <summary>Odd while armed. Whoever makes it even ends the lease: the timer by firing, or the call by completing.</summary>
    private int _lease;

    /// <summary>Whether there is a lease that the call has not ended: an even one then was ended by the timer.</summary>
    private bool _isArmed;

    private ITimer? _timer;

    /// <summary>When the timer fires next, or sooner than it does; <see cref="long.MaxValue"/>: not set.</summary>
    private long _timerAt = long.MaxValue;

    private long _due;
    private long _expires;
    private TimeoutPolicy? _attempt;
    private TotalTimeoutPolicy? _total;
    private CancellationToken _caller;
    private CancellationTokenRegistration _link;

    private Deadline(ResilienceRuntime runtime, bool isFresh)
    {
        _runtime = runtime;
        _clock = runtime.Clock;
        _isFresh = isFresh;
        Token = _source.Token;
    }

    /// <summary>The token for the callee.</summary>
    public CancellationToken Token { get; }

    /// <summary>Gives back a deadline that was never armed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Return()
    {
        if (!_isFresh && _source.TryReset())
        {
            Pool();
        }
        else
        {
            _isSpent = true;
        }
    }

    /// <summary>Whether it watches the caller's token, and the time where that is bounded.</summary>
    public bool IsLinked { get; private set; }

    /// <summary>Whether the callee was left behind at the deadline, and goes on.</summary>
    public bool HasLeftBehind { get; private set; }

    /// <summary>Starts the time of an attempt, watches that of the whole call, and links the caller's token.</summary>
    /// <param name="attempt">The time-out of the attempt, if there is one.</param>
    /// <param name="total">The time-out of the call, if there is one.</param>
    /// <param name="expires">When that runs out.</param>
    /// <param name="caller">The caller's token.</param>
    public void Arm(TimeoutPolicy? attempt, TotalTimeoutPolicy? total, long expires, CancellationToken caller)
    {
        _attempt = attempt;
        _total = total;
        _expires = total is null ? long.MaxValue : expires;
        if (attempt is not null || total is not null)
        {
            StartLease(attempt is null ? expires : Math.Min(_expires, Clock.After(_clock.Now, attempt.Milliseconds)));
        }

        Link(caller);
    }

    /// <summary>Ends an attempt that succeeded.</summary>
    public void Complete() => Release();

    /// <summary>Ends an attempt that failed, and tells what the caller is to see of it.</summary>
    /// <param name="exception">What the callee threw.</param>
    /// <returns>The caller's own cancellation, with the caller's token; or our time-out; or the callee's exception as it is.</returns>
    public CallFailure Fail(Exception exception)
    {
        CallFailure failure = FailureOf(exception);
        Release();
        return failure;
    }

    /// <summary>What to await instead of a call that may ignore its token: it ends at the deadline too.</summary>
    /// <param name="call">The call.</param>
    /// <param name="slot">Where the call's slot goes back when it really ends; null where it has none.</param>
    /// <returns>The call's own end, or a cancellation at the deadline. The exception of a call that was left behind is observed.</returns>
    public Task Abandonable(Task call, PermitGate? slot = null) => call.IsCompleted ? call : Abandonment.Await(call, this, slot);

    /// <summary>What to await instead of a call that may ignore its token: it ends at the deadline too.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="slot">Where the call's slot goes back when it really ends; null where it has none.</param>
    /// <returns>The call's own end, or a cancellation at the deadline. The exception of a call that was left behind is observed.</returns>
    public Task<T> Abandonable<T>(Task<T> call, PermitGate? slot = null) => call.IsCompleted ? call : Abandonment.Await(call, this, slot);

    /// <summary>The callee goes on, and keeps what it holds.</summary>
    public void LeaveBehind() => HasLeftBehind = true;

    /// <summary>Whether the timer has ended the lease, and cancels the token or has done so.</summary>
    private bool HasFired => _isArmed && (Volatile.Read(ref _lease) & 1) == 0;

    private void StartLease(long due)
    {
        Volatile.Write(ref _due, due);
        _isArmed = true;

        // A full fence: either this sees that the timer is not set, or the timer's callback sees the lease.
        Interlocked.Increment(ref _lease);
        if (Volatile.Read(ref _timerAt) > due)
        {
            SetTimer(due, _clock.Now);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A caller who has cancelled meanwhile cancels the callee here and now; what that registered with its token must not pass for the call's end.")]
    private void Link(CancellationToken caller)
    {
        _caller = caller;
        IsLinked = true;
        if (!caller.CanBeCanceled)
        {
            return;
        }

        try
        {
            _link = caller.UnsafeRegister(static state => ((Deadline)state!)._source.Cancel(), this);
        }
        catch (Exception exception)
        {
            _runtime.Report("callback of a cancelled callee's token", exception);
        }
    }

    private void SetTimer(long due, long now)
    {
        lock (_timerGate)
        {
            if (_timerAt <= due)
            {
                return;
            }

            _timerAt = due;
            long wait = Math.Max(0, due - now);
            if (_timer is null)
            {
                _timer = _clock.CreateTimer(static state => ((Deadline)state!).OnTimer(), this, wait);
            }
            else
            {
                _timer.Change(Clock.TimerSpan(wait), System.Threading.Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void OnTimer()
    {
        lock (_timerGate)
        {
            // The other half of the fence in Arm: a lease that is armed from here on sets the timer itself.
            Interlocked.Exchange(ref _timerAt, long.MaxValue);
        }

        int lease = Volatile.Read(ref _lease);
        if ((lease & 1) == 0)
        {
            return;
        }

        long due = Volatile.Read(ref _due);
        long now = _clock.Now;
        if (now < due)
        {
            // Early, or meant for an earlier lease.
            SetTimer(due, now);
        }
        else if (Interlocked.CompareExchange(ref _lease, lease + 1, lease) == lease)
        {
            CancelCallee();
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "What the callee registered with its token throws on a timer's thread, where it would end the process.")]
    private void CancelCallee()
    {
        try
        {
            _source.Cancel();
        }
        catch (Exception exception)
        {
            _runtime.Report("callback of a timed-out callee's token", exception);
        }
    }

    /// <summary>Ends the lease. False where the timer has ended it.</summary>
    private bool EndLease()
    {
        int lease = Volatile.Read(ref _lease);
        bool ended = !_isArmed || ((lease & 1) != 0 && Interlocked.CompareExchange(ref _lease, lease + 1, lease) == lease);
        _isArmed = !ended;
        return ended;
    }

    /// <summary>What the caller is to see of a failure. The lease ends; the token stays the callee's.</summary>
    internal CallFailure FailureOf(Exception exception)
    {
        bool wasArmed = _isArmed;
        bool fired = !EndLease();
        if (exception is not OperationCanceledException cancelled)
        {
            return CallFailure.Of(exception, CallFailureCause.Callee);
        }

        if (_caller.IsCancellationRequested)
        {
            return CallFailure.Of(cancelled, _caller);
        }

        if (!wasArmed || (!fired && _clock.Now < _due))
        {
            return CallFailure.Of(exception, CallFailureCause.Callee);
        }

        return _total is not null && _due == _expires
            ? CallFailure.Of(_total.Exception(cancelled), CallFailureCause.TotalTimeout)
            : CallFailure.Of(_attempt!.Exception(cancelled), CallFailureCause.AttemptTimeout);
    }

    private void Release()
    {
        // Does not wait for a link that is being called right now: what the callee registered runs there, and may wait for this call. Its source may not be lent again.
        bool isUnlinked = !_caller.CanBeCanceled || _link.Unregister();
        _link = default;
        _caller = default;
        IsLinked = false;
        _attempt = null;
        _total = null;

        // A lease that the timer has ended: it has perhaps not come to cancel the source yet, which may not be lent again.
        bool stopped = EndLease();
        if (stopped && isUnlinked && !_isFresh && _source.TryReset())
        {
            Pool();
        }
        else
        {
            Spend();
        }
    }
}
