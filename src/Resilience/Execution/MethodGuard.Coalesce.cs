using System.Diagnostics.CodeAnalysis;

namespace Resilience.Execution;

/// <content>One call for all who ask the same.</content>
public sealed partial class MethodGuard
{
    /// <summary>Joins the call of a key that is in flight, or makes it.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <typeparam name="TCall">The call with its arguments.</typeparam>
    /// <param name="calls">The calls in flight.</param>
    /// <param name="key">The key.</param>
    /// <param name="next">What makes the call and asks the fallback.</param>
    /// <param name="admission">The admission that a call starts from.</param>
    /// <param name="cancellationToken">The caller's token: cancelled, he waits no more.</param>
    /// <returns>The one outcome, or the fallback's answer to this caller.</returns>
    public Task<T> CoalesceTaskAsync<T, TKey, TCall>(CoalescedCalls<TKey> calls, TKey key, TCall next, Admission admission, CancellationToken cancellationToken)
        where TCall : struct, IRepeatableCall<Task<T>>
    {
        if (!IsOn(PolicySwitches.Coalesce))
        {
            Task<T>? call = null;
            Pass pass = new(EnterHeld(admission, cancellationToken));
            if (pass.Held!.Admission.IsEntered)
            {
                call = MakeTask<T, TCall>(next, pass.TokenOr(cancellationToken));
                if (call is { IsCompletedSuccessfully: true } && TryCompleteJudged(call.Result, pass))
                {
                    return call;
                }
            }

            return ContinueAsync(call, next, pass, cancellationToken);
        }

        CallTrace? trace = _telemetry.IsListened ? _telemetry.Begin(_method) : null;
        Task<T> pending = JoinTaskAsync<T, TKey, TCall>(calls, key, next, admission, trace, cancellationToken);
        trace?.Suspend();
        return pending;
    }

    private async Task<T> JoinTaskAsync<T, TKey, TCall>(CoalescedCalls<TKey> calls, TKey key, TCall next, Admission admission, CallTrace? trace, CancellationToken cancellationToken)
        where TCall : struct, IRepeatableCall<Task<T>>
    {
        CallFailure failure;
        SharedCall? shared = null;
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            shared = calls.Join(key, out bool leads);
            if (leads)
            {
                calls.Watch(shared, LeadTask<T, TCall>(next, admission, shared, trace, cancellationToken));
            }

            Task ended = await shared.Ended.WaitAsync(cancellationToken).ConfigureAwait(false);
            T result = await ((Task<T>)ended).ConfigureAwait(false);
            if (shared.Failure is not { } refused || !Answers(refused))
            {
                trace?.End(shared.Failure is null ? CallOutcomes.Of(shared.Outcome) : CallOutcome.Failure);
                return result;
            }

            // The result of an attempt before a rejection, for which the fallback answers.
            failure = refused with { Trace = trace };
        }
        catch (Exception exception)
        {
            failure = Part(calls, shared, exception, cancellationToken) with { Trace = trace };
        }

        if (Answers(failure))
        {
            return await next.Fallback(failure, cancellationToken).ConfigureAwait(false);
        }

        failure.Throw();
        return default; // Not reached, which the compiler does not see.
    }

    /// <summary>Joins the call of a key that is in flight, or makes it.</summary>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <typeparam name="TCall">The call with its arguments.</typeparam>
    /// <param name="calls">The calls in flight.</param>
    /// <param name="key">The key.</param>
    /// <param name="next">What makes the call and asks the fallback.</param>
    /// <param name="admission">The admission that a call starts from.</param>
    /// <param name="cancellationToken">The caller's token: cancelled, he waits no more.</param>
    /// <returns>The one outcome, or the fallback's answer to this caller.</returns>
    public Task CoalesceTaskAsync<TKey, TCall>(CoalescedCalls<TKey> calls, TKey key, TCall next, Admission admission, CancellationToken cancellationToken)
        where TCall : struct, IRepeatableCall<Task>
    {
        if (!IsOn(PolicySwitches.Coalesce))
        {
            Task? call = null;
            Pass pass = new(EnterHeld(admission, cancellationToken));
            if (pass.Held!.Admission.IsEntered)
            {
                call = MakeTask<TCall>(next, pass.TokenOr(cancellationToken));
                if (TryComplete(call, pass))
                {
                    return call;
                }
            }

            return ContinueAsync(call, next, pass, cancellationToken);
        }

        CallTrace? trace = _telemetry.IsListened ? _telemetry.Begin(_method) : null;
        Task pending = JoinTaskAsync<TKey, TCall>(calls, key, next, admission, trace, cancellationToken);
        trace?.Suspend();
        return pending;
    }

    private async Task JoinTaskAsync<TKey, TCall>(CoalescedCalls<TKey> calls, TKey key, TCall next, Admission admission, CallTrace? trace, CancellationToken cancellationToken)
        where TCall : struct, IRepeatableCall<Task>
    {
        CallFailure failure;
        SharedCall? shared = null;
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            shared = calls.Join(key, out bool leads);
            if (leads)
            {
                calls.Watch(shared, LeadTask<TCall>(next, admission, shared, trace, cancellationToken));
            }

            Task ended = await shared.Ended.WaitAsync(cancellationToken).ConfigureAwait(false);
            await ended.ConfigureAwait(false);
            trace?.End(CallOutcome.Success);
            return;
        }
        catch (Exception exception)
        {
            failure = Part(calls, shared, exception, cancellationToken) with { Trace = trace };
        }

        if (Answers(failure))
        {
            await next.Fallback(failure, cancellationToken).ConfigureAwait(false);
            return;
        }

        failure.Throw();
    }

    /// <summary>Joins the call of a key that is in flight, or makes it.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <typeparam name="TCall">The call with its arguments.</typeparam>
    /// <param name="calls">The calls in flight.</param>
    /// <param name="key">The key.</param>
    /// <param name="next">What makes the call and asks the fallback.</param>
    /// <param name="admission">The admission that a call starts from.</param>
    /// <param name="cancellationToken">The caller's token: cancelled, he waits no more.</param>
    /// <returns>The one outcome, or the fallback's answer to this caller.</returns>
    public ValueTask<T> CoalesceValueTaskAsync<T, TKey, TCall>(CoalescedCalls<TKey> calls, TKey key, TCall next, Admission admission, CancellationToken cancellationToken)
        where TCall : struct, IRepeatableCall<ValueTask<T>>
        => new(CoalesceTaskAsync<T, TKey, CallAsTask<T, TCall>>(calls, key, new CallAsTask<T, TCall>(next), admission, cancellationToken));

    /// <summary>Joins the call of a key that is in flight, or makes it.</summary>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <typeparam name="TCall">The call with its arguments.</typeparam>
    /// <param name="calls">The calls in flight.</param>
    /// <param name="key">The key.</param>
    /// <param name="next">What makes the call and asks the fallback.</param>
    /// <param name="admission">The admission that a call starts from.</param>
    /// <param name="cancellationToken">The caller's token: cancelled, he waits no more.</param>
    /// <returns>The one outcome, or the fallback's answer to this caller.</returns>
    public ValueTask CoalesceValueTaskAsync<TKey, TCall>(CoalescedCalls<TKey> calls, TKey key, TCall next, Admission admission, CancellationToken cancellationToken)
        where TCall : struct, IRepeatableCall<ValueTask>
        => new(CoalesceTaskAsync<TKey, CallAsTask<TCall>>(calls, key, new CallAsTask<TCall>(next), admission, cancellationToken));

    /// <summary>Makes a call that several wait for. Whatever keeps it from beginning is its end: they must not wait for ever.</summary>
    private Task<T> LeadTask<T, TCall>(TCall next, Admission admission, SharedCall shared, CallTrace? trace, CancellationToken caller)
        where TCall : struct, IRepeatableCall<Task<T>>
    {
        try
        {
            Lead(ref admission, shared, trace, caller);
            return RunAsync<T, TCall>(null, next, admission, failed: null, result: default!, shared.Token);
        }
        catch (Exception exception)
        {
            return Task.FromException<T>(exception);
        }
    }

    /// <summary>Makes a call that several wait for. Whatever keeps it from beginning is its end: they must not wait for ever.</summary>
    private Task LeadTask<TCall>(TCall next, Admission admission, SharedCall shared, CallTrace? trace, CancellationToken caller)
        where TCall : struct, IRepeatableCall<Task>
    {
        try
        {
            Lead(ref admission, shared, trace, caller);
            return RunAsync<TCall>(null, next, admission, failed: null, shared.Token);
        }
        catch (Exception exception)
        {
            return Task.FromException(exception);
        }
    }

    /// <summary>A call that several wait for begins; telemetry sees each of them, not it.</summary>
    private void Lead(ref Admission admission, SharedOutcome shared, CallTrace? trace, CancellationToken caller)
    {
        shared.Caller = caller;
        shared.Trace = trace;
        admission.Shared = shared;
        admission.HasBegun = true;
        admission.Expires = IsOn(PolicySwitches.TotalTimeout) ? _total!.Start() : 0;
        admission.Started = IsOn(PolicySwitches.Retry) ? _retry!.Start() : 0;
    }

    /// <summary>What one who waited is to see of a call that failed, or that he waits for no more.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "What a callee registered with its token must not reach a caller who is gone.")]
    private CallFailure Part<TKey>(CoalescedCalls<TKey> calls, SharedCall? shared, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return shared?.Failure ?? CallFailure.Of(exception, CallFailureCause.Callee);
        }

        try
        {
            if (shared is not null && calls.Leave(shared))
            {
                shared.Cancel();
            }
        }
        catch (Exception thrown)
        {
            _runtime.Report("callback of a superfluous callee's token", thrown);
        }

        return CallFailure.Of(exception, cancellationToken);
    }
}
