using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Resilience.Execution;

/// <content>The way in.</content>
public sealed partial class MethodGuard
{
    /// <summary>Asks all policies for leave to call, and waits for none.</summary>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <param name="pass">What goes back with the call.</param>
    /// <returns>False: cancelled or rejected, or the call is to wait; what continues the call knows which.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryEnter(CancellationToken cancellationToken, out Pass pass)
    {
        if (_word.TryEnter(out long word) && !cancellationToken.IsCancellationRequested && !_telemetry.IsListened)
        {
            pass = new Pass(word, _timeout?.Rent());
            return true;
        }

        HeldAdmission held = EnterHeld(cancellationToken);
        pass = new Pass(held);
        return held.Admission.IsEntered;
    }

    /// <summary>Asks all policies for leave to call, the circuit of a key among them, and waits for none.</summary>
    /// <param name="circuit">The circuit of the call's key.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <param name="pass">What goes back with the call.</param>
    /// <returns>False: cancelled or rejected, or the call is to wait; what continues the call knows which.</returns>
    public bool TryEnter(CircuitBreaker circuit, CancellationToken cancellationToken, out Pass pass)
    {
        HeldAdmission held = EnterHeld(Admission.Through(circuit), cancellationToken);
        pass = new Pass(held);
        return held.Admission.IsEntered;
    }

    /// <summary>Asks all policies for leave to call; where one has a queue, the caller's thread waits in it. The deadline of the attempt begins.</summary>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <param name="admission">What goes back with the call. Of an attempt before this one: the same call is let in once more.</param>
    /// <returns>False: refused, for the reason that <see cref="Refusal"/> tells.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Enter(CancellationToken cancellationToken, ref Admission admission)
    {
        if (_word.TryEnter(out long word) && _timeout is null && admission.Entry == Entry.None && !cancellationToken.IsCancellationRequested && !_telemetry.IsListened)
        {
            admission.Permit = new CircuitPermit(word);
            admission.Entry = Entry.Admitted;
            return true;
        }

        return EnterSlow(cancellationToken, ref admission);
    }

    /// <summary>Asks all policies for leave to call; where one has a queue, the call waits in it.</summary>
    /// <param name="admission">That of an attempt before this one: the same call is let in once more. Else the default.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>What goes back with the call; where it is not entered, <see cref="Refusal"/> tells why.</returns>
    public ValueTask<Admission> EnterAsync(Admission admission, CancellationToken cancellationToken)
    {
        admission = admission.Again();
        return TryEnterSlow(cancellationToken, ref admission) ? new ValueTask<Admission>(admission) : WaitAsync(admission, cancellationToken);
    }

    /// <summary>Why a call was not let in.</summary>
    /// <param name="admission">What it got.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The failure.</returns>
    public CallFailure Refusal(in Admission admission, CancellationToken cancellationToken)
    {
        CallFailure failure = admission.Refusal switch
        {
            CallFailureCause.Cancelled => CallFailure.Of(new OperationCanceledException(cancellationToken), CallFailureCause.Cancelled) with { Outcome = Outcome.Ignored },
            CallFailureCause.AttemptTimeout => CallFailure.Of(_timeout!.Exception(null), CallFailureCause.AttemptTimeout),
            CallFailureCause.TotalTimeout => CallFailure.Of(_total!.Exception(null), CallFailureCause.TotalTimeout),
            _ => CallFailure.Rejected(this, admission.Refusal, CircuitOf(admission)),
        };
        return failure with { Trace = admission.Trace };
    }

    /// <summary>The exception of a call that one of the policies did not let pass.</summary>
    internal RejectedException Rejection(CallFailureCause cause, CircuitBreaker? circuit) => (cause & CallFailureCause.Rejected) switch
    {
        CallFailureCause.BulkheadFull => new BulkheadFullException(_bulkhead!, _method),
        CallFailureCause.RateLimited => new RateLimitedException(_rateLimit!.Settings, _rateLimit.RetryAfter, _method),
        _ => circuit!.Rejection(_method),
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private HeldAdmission EnterHeld(CancellationToken cancellationToken)
    {
        if (_word == CircuitWord.Asking || _circuit is not { } circuit || cancellationToken.IsCancellationRequested || _telemetry.IsListened)
        {
            return EnterHeld(default, cancellationToken);
        }

        // No other policy has a say on the way in.
        return circuit.TryEnter(out CircuitPermit permit)
            ? HeldAdmission.Hold(new Admission { Permit = permit, Deadline = _timeout?.Rent(), Entry = Entry.Admitted })
            : HeldAdmission.CircuitOpen;
    }

    private HeldAdmission EnterHeld(Admission admission, CancellationToken cancellationToken)
    {
        TryEnterSlow(cancellationToken, ref admission);
        return HeldAdmission.Hold(admission);
    }

    private bool TryEnterSlow(CancellationToken cancellationToken, ref Admission admission)
    {
        Begin(ref admission);
        if (cancellationToken.IsCancellationRequested)
        {
            admission = admission.Refused(CallFailureCause.Cancelled);
            return false;
        }

        admission.Permit = CircuitPermit.Uncounted;
        if (IsOn(PolicySwitches.CircuitBreaker) && CircuitOf(admission) is { } circuit && !circuit.TryEnter(out admission.Permit))
        {
            admission = admission.Refused(CallFailureCause.CircuitOpen);
            return false;
        }

        if (IsOn(PolicySwitches.RateLimit) && !_rateLimit!.TryTake())
        {
            admission.Entry = Entry.AwaitsPermit;
            return false;
        }

        return TryEnterBulkhead(ref admission);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    [SuppressMessage("Reliability", "CA2012", Justification = "It is asked for its result once, as a task where it is pending.")]
    private bool EnterSlow(CancellationToken cancellationToken, ref Admission admission)
    {
        admission = admission.Again();
        if (!TryEnterSlow(cancellationToken, ref admission))
        {
            ValueTask<Admission> waiting = WaitAsync(admission, cancellationToken);
            admission = waiting.IsCompleted ? waiting.Result : waiting.AsTask().GetAwaiter().GetResult();
        }

        if (admission.IsEntered)
        {
            Arm(admission, cancellationToken);
        }

        return admission.IsEntered;
    }

    /// <summary>A call begins once, however many attempts it makes.</summary>
    private void Begin(ref Admission admission)
    {
        if (admission.HasBegun)
        {
            return;
        }

        admission.HasBegun = true;
        admission.Expires = IsOn(PolicySwitches.TotalTimeout) ? _total!.Start() : 0;
        admission.Started = IsOn(PolicySwitches.Retry) ? _retry!.Start() : 0;
        admission.Trace = _telemetry.IsListened ? _telemetry.Begin(_method) : null;
    }

    private bool TryEnterBulkhead(ref Admission admission)
    {
        admission.Deadline = RentFor(admission);
        if (IsOn(PolicySwitches.Bulkhead))
        {
            if (!_bulkhead!.TryTake())
            {
                admission.Entry = Entry.AwaitsSlot;
                return false;
            }

            admission.HasSlot = true;
        }

        admission.Entry = Entry.Admitted;
        return true;
    }

    /// <summary>Lets a call in that has not been let in yet: where it is to wait already, it waits.</summary>
    private ValueTask<Admission> GoInAsync(in Admission admission, CancellationToken cancellationToken)
        => admission.Entry == Entry.None ? EnterAsync(admission, cancellationToken) : WaitAsync(admission, cancellationToken);

    /// <summary>Waits where the call is to wait.</summary>
    private ValueTask<Admission> WaitAsync(Admission admission, CancellationToken cancellationToken) => admission.Entry switch
    {
        Entry.AwaitsPermit => AwaitPermitAsync(admission, cancellationToken),
        Entry.AwaitsSlot => AwaitSlotAsync(admission, cancellationToken),
        _ => new ValueTask<Admission>(admission),
    };

    /// <summary>The wait for the rate limit is not the attempt's time, but the whole call's.</summary>
    private async ValueTask<Admission> AwaitPermitAsync(Admission admission, CancellationToken cancellationToken)
    {
        Deadline? bound = null;
        if (IsBound(admission))
        {
            bound = _total!.Rent();
            bound.Arm(null, _total, admission.Expires, cancellationToken);
        }

        CallFailureCause? refusal = await WaitAsync(_rateLimit!.TryWait(bound?.Token ?? cancellationToken), slots: null, CallFailureCause.RateLimited, bound, cancellationToken).ConfigureAwait(false);
        if (refusal is { } cause)
        {
            return Refuse(admission, cause);
        }

        bound?.Complete();
        return TryEnterBulkhead(ref admission) ? admission : await AwaitSlotAsync(admission, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The attempt's time begins with the wait.</summary>
    private async ValueTask<Admission> AwaitSlotAsync(Admission admission, CancellationToken cancellationToken)
    {
        Arm(admission, cancellationToken);
        CallFailureCause? refusal = await WaitAsync(_bulkhead!.TryWait(admission.TokenOr(cancellationToken)), _bulkhead, CallFailureCause.BulkheadFull, admission.Deadline, cancellationToken).ConfigureAwait(false);
        if (refusal is { } cause)
        {
            return Refuse(admission, cause);
        }

        admission.HasSlot = true;
        admission.Entry = Entry.Admitted;
        return admission;
    }

    /// <summary>Waits for one's turn.</summary>
    /// <param name="waiter">The place in the queue; null where that is full.</param>
    /// <param name="slots">Where a turn goes back that comes too late; null where only time gives it back.</param>
    /// <param name="full">What there is to say where the queue is full, or closed.</param>
    /// <param name="deadline">What bounds the wait. It ends with a refusal.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>Null when the turn has come.</returns>
    private static async ValueTask<CallFailureCause?> WaitAsync(PermitWaiter? waiter, PermitGate? slots, CallFailureCause full, Deadline? deadline, CancellationToken cancellationToken)
    {
        if (waiter is null)
        {
            deadline?.Complete();
            return full;
        }

        try
        {
            if (!await waiter.Task.ConfigureAwait(false))
            {
                deadline?.Complete();
                return full;
            }

            CancellationToken token = deadline?.Token ?? cancellationToken;
            if (token.IsCancellationRequested)
            {
                // The turn and the end came at once: the callee is not called for a caller who is gone.
                slots?.Return();
                throw new OperationCanceledException(token);
            }

            return null;
        }
        catch (OperationCanceledException exception)
        {
            return (deadline?.Fail(exception) ?? CallFailure.Of(exception, cancellationToken)).Cause;
        }
    }

    /// <summary>Ends a call that waited in vain. For the circuit it never was.</summary>
    private Admission Refuse(in Admission admission, CallFailureCause cause)
    {
        CircuitOf(admission)?.Return(admission.Permit);
        return admission.Refused(cause);
    }

    /// <summary>Whether a call is over that was not let in: it neither waits nor is another attempt to be made.</summary>
    private bool IsRefusedForGood(in Admission admission)
        => admission.Entry == Entry.Refused
            && (admission.Refusal == CallFailureCause.Cancelled || !IsOn(PolicySwitches.Retry) || !_retry!.IsRetriable(CallFailure.Rejected(this, admission.Refusal, null)));

    /// <summary>Ends the way in of a call that cannot wait, because nothing keeps its arguments.</summary>
    private Admission GiveUp(in Admission admission)
    {
        switch (admission.Entry)
        {
            case Entry.AwaitsPermit:
                return Refuse(admission, CallFailureCause.RateLimited);
            case Entry.AwaitsSlot:
                admission.Deadline?.Complete();
                return Refuse(admission, CallFailureCause.BulkheadFull);
            default:
                return admission;
        }
    }

    /// <summary>Whether a total time-out bounds the call: one that was switched on later bounds later calls.</summary>
    private static bool IsBound(in Admission admission) => admission.Expires > 0;

    private Deadline? RentFor(in Admission admission)
        => IsOn(PolicySwitches.Timeout) ? _timeout!.Rent()
        : !IsBound(admission) && !IsOn(PolicySwitches.Hedge) ? null
        : _freshToken ? Deadline.Fresh(_runtime) : Deadline.Rent(_runtime);
}
