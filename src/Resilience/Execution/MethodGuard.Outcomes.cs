using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Resilience.Execution;

/// <content>The way out.</content>
public sealed partial class MethodGuard
{
    /// <summary>Ends a call that has completed well already.</summary>
    /// <param name="call">The call. A callee that returns null for a task fails when that is awaited.</param>
    /// <param name="pass">What it was let in with.</param>
    /// <returns>False: it is pending or has failed; nothing has been ended.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryComplete([NotNullWhen(true)] Task? call, Pass pass)
    {
        if (call is { IsCompletedSuccessfully: true })
        {
            CompleteAtOnce(pass);
            return true;
        }

        return false;
    }

    /// <summary>Ends a call that has completed well already, before it was handed on: its deadline was never armed.</summary>
    /// <param name="pass">What it was let in with.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CompleteAtOnce(Pass pass)
    {
        if (!_word.IsStill(pass.Word))
        {
            CompleteSlow(pass);
        }
        else if (pass.Object is not null)
        {
            Unsafe.As<Deadline>(pass.Object).Return();
        }
    }

    /// <summary>Ends a call that has brought its result already, where classifiers judge that.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="result">The result.</param>
    /// <param name="pass">What the call was let in with.</param>
    /// <returns>False: the retry's classifier calls it a failure; nothing has been ended.</returns>
    public bool TryCompleteJudged<T>(T result, Pass pass)
    {
        // Asked once: a classifier may change its mind, or be switched on meanwhile, and what has been ended must not be ended again.
        if (IsFailure(result))
        {
            return false;
        }

        Admission admission = pass.Admission;
        Conclude(Count(result, admission), admission);
        pass.Release();
        return true;
    }

    /// <summary>Ends a call that went well.</summary>
    /// <param name="admission">What it was let in with.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Complete(in Admission admission)
    {
        if (admission.HoldsMore || admission.Keyed is not null || admission.Deadline is not null)
        {
            CompleteSlow(admission);
        }
        else
        {
            _circuit?.Success(admission.Permit);
        }
    }

    /// <summary>Ends an attempt that brought a result, which classifiers may judge.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="result">The result.</param>
    /// <param name="admission">What the attempt was let in with.</param>
    /// <returns>False: the retry's classifier calls it a failure, so that the call goes on; <see cref="CallFailure.OfResult"/> stands for it.</returns>
    public bool Settle<T>(T result, in Admission admission)
    {
        Outcome outcome = Count(result, admission);
        if (IsFailure(result))
        {
            return false;
        }

        Conclude(outcome, admission);
        return true;
    }

    /// <summary>The same for a first attempt that has been awaited.</summary>
    private bool Settle<T>(T result, Pass pass)
    {
        if (pass.Held is { } held)
        {
            bool isSettled = Settle(result, held.Admission);
            if (isSettled)
            {
                held.Release();
            }

            return isSettled;
        }

        _circuit?.Result(new CircuitPermit(pass.Word), result);
        pass.Deadline?.Complete();
        return !IsFailure(result);
    }

    /// <summary>Ends a first attempt that has been awaited and went well.</summary>
    private void Complete(Pass pass)
    {
        if (pass.Held is { } held)
        {
            Complete(held.Admission);
            held.Release();
        }
        else
        {
            _circuit?.Success(new CircuitPermit(pass.Word));
            pass.Deadline?.Complete();
        }
    }

    /// <summary>Counts an attempt that failed, and ends its deadline.</summary>
    /// <param name="exception">What the callee threw.</param>
    /// <param name="admission">What the attempt was let in with.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>What the caller is to see of it.</returns>
    public CallFailure Fail(Exception exception, in Admission admission, CancellationToken cancellationToken) => Fail(exception, admission, isGivenUp: false, cancellationToken);

    /// <summary>Counts an attempt that failed, and ends its deadline.</summary>
    /// <param name="exception">What the callee threw.</param>
    /// <param name="admission">What the attempt was let in with.</param>
    /// <param name="isGivenUp">Whether the caller has cancelled, which the callee may know before the attempt's token does.</param>
    /// <param name="cancellationToken">The attempt's token.</param>
    /// <returns>What the caller is to see of it.</returns>
    private CallFailure Fail(Exception exception, in Admission admission, bool isGivenUp, CancellationToken cancellationToken)
    {
        CallFailure failure;
        if (admission.Deadline is { IsLinked: true } deadline)
        {
            failure = deadline.Fail(exception);
        }
        else
        {
            // It failed at once: the deadline, if there is one, knows nothing of the caller yet.
            failure = CallFailure.Of(exception, cancellationToken);
            admission.Deadline?.Complete();
        }

        if (exception is OperationCanceledException && (isGivenUp || admission.Shared is { IsGivenUp: true }))
        {
            failure = CallFailure.Of(exception, CallFailureCause.Cancelled);
        }

        failure = Count(failure, admission);
        GiveBack(admission);
        return failure;
    }

    /// <summary>Begins to repeat a call, after its first failure.</summary>
    /// <param name="admission">What the attempt was let in with.</param>
    /// <returns>The state of the call's retries.</returns>
    public RetryLoop BeginRetry(in Admission admission)
        => _retry!.Begin(admission.Started, IsBound(admission) ? _total : null, IsBound(admission) ? admission.Expires : long.MaxValue, isOn: IsOn(PolicySwitches.Retry), admission.Trace ?? admission.Shared?.Trace);

    /// <summary>Whether the fallback answers for a failure.</summary>
    /// <param name="failure">The failure.</param>
    /// <returns>False for the caller's own cancellation, always.</returns>
    public bool Answers(in CallFailure failure) => IsOn(PolicySwitches.Fallback) && _fallback!.Answers(failure);

    /// <summary>Gets the object that is the method's fallback: from the scope in which the proxy lives, or constructed.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="services">The scope, if there is one.</param>
    /// <returns>The fallback.</returns>
    /// <exception cref="InvalidOperationException">It is not registered and cannot be constructed.</exception>
    public T ResolveFallback<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(IServiceProvider? services)
        where T : class
        => ServiceResolver.Resolve<T>(services, _method);

    /// <summary>Starts the time of an attempt, and links the caller's token. Once: an attempt that waited has begun.</summary>
    /// <param name="admission">What the attempt was let in with.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public void Arm(in Admission admission, CancellationToken cancellationToken)
    {
        if (admission.Deadline is { IsLinked: false } deadline)
        {
            deadline.Arm(IsOn(PolicySwitches.Timeout) ? _timeout : null, IsBound(admission) ? _total : null, admission.Expires, cancellationToken);
        }
    }

    /// <summary>The same for a first attempt. Nothing but an attempt's time bounds one that has no more than a permit and a deadline.</summary>
    private void Arm(Pass pass, CancellationToken cancellationToken)
    {
        if (pass.Held is { } held)
        {
            Arm(held.Admission, cancellationToken);
        }
        else
        {
            pass.Deadline?.Arm(IsOn(PolicySwitches.Timeout) ? _timeout : null, null, 0, cancellationToken);
        }
    }

    /// <summary>What to await instead of a call that may ignore its token: it ends at the deadline too, and keeps its slot until it really ends.</summary>
    /// <param name="call">The call.</param>
    /// <param name="admission">What it was let in with.</param>
    /// <returns>The call's own end, or a cancellation at the deadline.</returns>
    public Task Bound(Task call, in Admission admission)
        => _abandons && !call.IsCompleted && admission.Deadline is { } deadline ? deadline.Abandonable(call, admission.HasSlot ? _bulkhead : null) : call;

    /// <summary>What to await instead of a call that may ignore its token: it ends at the deadline too, and keeps its slot until it really ends.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="admission">What it was let in with.</param>
    /// <returns>The call's own end, or a cancellation at the deadline.</returns>
    public Task<T> Bound<T>(Task<T> call, in Admission admission)
        => _abandons && !call.IsCompleted && admission.Deadline is { } deadline ? deadline.Abandonable(call, admission.HasSlot ? _bulkhead : null) : call;

    /// <summary>The runtime's clock.</summary>
    internal long Now => _runtime.Clock.Now;

    /// <summary>Counts a failure, and gives the circuit's permit back.</summary>
    internal CallFailure Count(CallFailure failure, in Admission admission)
        => failure with { Outcome = CircuitOf(admission)?.Failure(admission.Permit, failure) ?? Outcome.Failure, Trace = admission.Trace };

    /// <summary>The steps of a stream that may ignore its token.</summary>
    internal IAsyncEnumerator<T> Bound<T>(IAsyncEnumerator<T> steps, in Admission admission)
        => _abandons && admission.Deadline is { } deadline ? new AbandonableSteps<T>(steps, admission.HasSlot ? _bulkhead : null, deadline.Token) : steps;

    /// <summary>Starts the time of a stream, whose steps have a time each.</summary>
    internal void BeginSteps(in Admission admission, CancellationToken cancellationToken)
    {
        if (admission.Deadline is { IsLinked: true } waited)
        {
            waited.EndStep();
        }
        else
        {
            admission.Deadline?.Begin(IsOn(PolicySwitches.Timeout) ? _timeout : null, IsBound(admission) ? _total : null, admission.Expires, cancellationToken);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CompleteSlow(Pass pass)
    {
        if (pass.Held is { } held)
        {
            CompleteSlow(held.Admission);
            held.Release();
        }
        else
        {
            _circuit?.SuccessSlow(new CircuitPermit(pass.Word));
            pass.Deadline?.Return();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CompleteSlow(in Admission admission)
    {
        CircuitOf(admission)?.Success(admission.Permit);
        admission.Deadline?.Complete();
        GiveBack(admission);
        admission.Trace?.End(CallOutcome.Success);
    }

    /// <summary>Ends a call that has failed already.</summary>
    /// <returns>What leaves in the place of the callee's exception; null where that leaves, in the callee's own task.</returns>
    private Exception? FailAtOnce(Exception exception, in Admission admission, CancellationToken cancellationToken)
    {
        CallFailure failure = Fail(exception, admission, cancellationToken);
        failure.Trace?.End(CallOutcomes.Of(failure));
        return ReferenceEquals(failure.Exception, exception) ? null : failure.Exception;
    }

    /// <summary>Ends an attempt that brought a result; what leaves in the end is yet to be seen.</summary>
    /// <returns>What the circuit calls the result.</returns>
    private Outcome Count<T>(T result, in Admission admission)
    {
        Outcome outcome = CircuitOf(admission)?.Result(admission.Permit, result) ?? Outcome.Success;
        admission.Deadline?.Complete();
        GiveBack(admission);
        return outcome;
    }

    /// <summary>Ends the call with a result: tells telemetry, or those who wait for it together.</summary>
    private static void Conclude(Outcome outcome, in Admission admission)
    {
        if (admission.Shared is { } shared)
        {
            shared.Outcome = outcome;
        }

        admission.Trace?.End(CallOutcomes.Of(outcome));
    }

    private bool IsFailure<T>(T result) => IsOn(PolicySwitches.Retry) && _retry!.IsFailure(result);

    /// <summary>Gives back the slot, unless a callee that was left behind has it.</summary>
    internal void GiveBack(in Admission admission)
    {
        if (admission.HasSlot && admission.Deadline is not { HasLeftBehind: true })
        {
            _bulkhead!.Return();
        }
    }
}
