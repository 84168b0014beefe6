using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Resilience.Execution;

/// <content>What goes on with methods that return a <see cref="ValueTask"/>.</content>
[SuppressMessage("Reliability", "CA2012", Justification = "Each call is awaited once, at the top of the loop or where it is handed on.")]
public sealed partial class MethodGuard
{
    /// <summary>Goes on with a call that is pending, has failed, or was not let in, where nothing repeats it.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="call">The call, if it was made.</param>
    /// <param name="pass">What it was let in with.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The call's own end, or what our policies make of it.</returns>
    public ValueTask<T> AwaitAsync<T>(ValueTask<T> call, Pass pass, CancellationToken cancellationToken)
    {
        if (pass.Held is { Admission.IsEntered: false } refused)
        {
            return RefuseValueTask<T>(Refusal(GiveUp(refused.Admission), cancellationToken), cancellationToken);
        }

        if (call.IsFaulted)
        {
            Task<T> faulted = call.AsTask();
            return FailAtOnce(faulted.Exception!.InnerException!, pass.Admission, cancellationToken) is { } failed ? ValueTask.FromException<T>(failed) : new ValueTask<T>(faulted);
        }

        CallTrace? trace = pass.Trace;
        ValueTask<T> pending = AwaitPendingAsync(call, pass, cancellationToken);
        trace?.Suspend();
        return pending;
    }

    /// <summary>Goes on with a call that is pending, has failed, or was not let in: waits, repeats it, hedges it, asks its fallback.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <typeparam name="TCall">The call with its arguments.</typeparam>
    /// <param name="call">The first attempt, if it was made.</param>
    /// <param name="next">What makes further attempts and asks the fallback.</param>
    /// <param name="pass">What the first attempt was let in with.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The end of the last attempt, or the fallback's answer.</returns>
    public ValueTask<T> ContinueAsync<T, TCall>(ValueTask<T> call, TCall next, Pass pass, CancellationToken cancellationToken)
        where TCall : struct, IRepeatableCall<ValueTask<T>>
    {
        if (pass.Held is { Admission.IsEntered: false } refused && IsRefusedForGood(refused.Admission))
        {
            CallFailure failure = Refusal(refused.Admission, cancellationToken);
            ValueTask<T> answer = Answers(failure) ? next.Fallback(failure, cancellationToken) : RefuseValueTask<T>(failure, cancellationToken);
            failure.Trace?.Suspend();
            return answer;
        }

        CallTrace? trace = pass.Trace;
        ValueTask<T> pending = pass.IsEntered && !IsOn(PolicySwitches.Hedge) ? AwaitFirstAsync<T, TCall>(call, next, pass, cancellationToken)
            : RunAsync<T, TCall>(call, next, pass.Admission, failed: null, result: default!, cancellationToken);
        trace?.Suspend();
        return pending;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<T> AwaitPendingAsync<T>(ValueTask<T> call, Pass pass, CancellationToken cancellationToken)
    {
        try
        {
            Arm(pass, cancellationToken);
            T result = await (_abandons ? new ValueTask<T>(Bound(call.AsTask(), pass.Admission)) : call).ConfigureAwait(false);
            Settle(result, pass);
            return result;
        }
        catch (Exception exception)
        {
            Fail(exception, pass.Admission, cancellationToken).Throw();
            throw; // Not reached, which the compiler does not see.
        }
    }

    /// <summary>Awaits a first attempt. Most are the last: what the others need is not kept for them.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<T> AwaitFirstAsync<T, TCall>(ValueTask<T> call, TCall next, Pass pass, CancellationToken cancellationToken)
        where TCall : struct, IRepeatableCall<ValueTask<T>>
    {
        CallFailure failure;
        T result = default!;
        try
        {
            Arm(pass, cancellationToken);
            result = await (_abandons ? new ValueTask<T>(Bound(call.AsTask(), pass.Admission)) : call).ConfigureAwait(false);
            if (Settle(result, pass))
            {
                return result;
            }

            failure = CallFailure.OfResult(pass.Admission);
        }
        catch (Exception exception)
        {
            failure = Fail(exception, pass.Admission, cancellationToken);
        }

        return await RunAsync<T, TCall>(default, next, pass.Admission, failure, result, cancellationToken).ConfigureAwait(false);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<T> RunAsync<T, TCall>(ValueTask<T> call, TCall next, Admission admission, CallFailure? failed, T result, CancellationToken cancellationToken)
        where TCall : struct, IRepeatableCall<ValueTask<T>>
    {
        RetryLoop? loop = null;
        admission.HasBegun = true;
        while (true)
        {
            CallFailure failure;
            bool hedges = IsOn(PolicySwitches.Hedge);
            if (failed is null && !hedges && !admission.IsEntered)
            {
                admission = await GoInAsync(admission, cancellationToken).ConfigureAwait(false);
                if (admission.IsEntered)
                {
                    call = MakeValueTask<T, TCall>(next, admission.TokenOr(cancellationToken));
                }
            }

            if (failed is { } first)
            {
                failure = first;
                failed = null;
            }
            else if (hedges)
            {
                HedgeEnd end = await HedgeAsync(new HedgedValueTask<T, TCall>(next), admission.IsEntered ? call.AsTask() : null, admission, cancellationToken).ConfigureAwait(false);
                failure = end.Failure;
                if (end.Winner is Task<T> winner)
                {
                    result = await winner.ConfigureAwait(false);
                    if (!failure.IsResult)
                    {
                        Conclude(end.Outcome, admission);
                        return result;
                    }
                }
            }
            else if (!admission.IsEntered)
            {
                failure = Refusal(admission, cancellationToken);
            }
            else
            {
                try
                {
                    Arm(admission, cancellationToken);
                    result = await (_abandons ? new ValueTask<T>(Bound(call.AsTask(), admission)) : call).ConfigureAwait(false);
                    if (Settle(result, admission))
                    {
                        return result;
                    }

                    failure = CallFailure.OfResult(admission);
                }
                catch (Exception exception)
                {
                    failure = Fail(exception, admission, cancellationToken);
                }
            }

            if (_retry is not null)
            {
                loop ??= BeginRetry(admission);
                if (await loop.NextAsync(failure, cancellationToken).ConfigureAwait(false))
                {
                    admission = admission.Again();
                    continue;
                }

                failure = loop.Failure;
            }

            if (admission.Shared is { } shared)
            {
                shared.Failure = failure;
            }
            else if (Answers(failure))
            {
                return await next.Fallback(failure, cancellationToken).ConfigureAwait(false);
            }

            failure.ThrowUnlessResult();
            return result;
        }
    }

    /// <summary>Makes a call; what it throws at once becomes its task.</summary>
    internal static ValueTask<T> MakeValueTask<T, TCall>(TCall next, CancellationToken token)
        where TCall : struct, IRepeatableCall<ValueTask<T>>
    {
        try
        {
            return next.Invoke(token);
        }
        catch (Exception exception)
        {
            return ValueTask.FromException<T>(exception);
        }
    }

    /// <summary>The answer to a call that was not let in and nothing waits for.</summary>
    private static ValueTask<T> RefuseValueTask<T>(in CallFailure failure, CancellationToken cancellationToken)
    {
        failure.Trace?.End(CallOutcomes.Of(failure));
        return failure.Cause == CallFailureCause.Cancelled ? ValueTask.FromCanceled<T>(cancellationToken) : ValueTask.FromException<T>(failure.Exception);
    }

    /// <summary>Goes on with a call that is pending, has failed, or was not let in, where nothing repeats it.</summary>
    /// <param name="call">The call, if it was made.</param>
    /// <param name="pass">What it was let in with.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The call's own end, or what our policies make of it.</returns>
    public ValueTask AwaitAsync(ValueTask call, Pass pass, CancellationToken cancellationToken)
    {
        if (pass.Held is { Admission.IsEntered: false } refused)
        {
            return RefuseValueTask(Refusal(GiveUp(refused.Admission), cancellationToken), cancellationToken);
        }

        if (call.IsFaulted)
        {
            Task faulted = call.AsTask();
            return FailAtOnce(faulted.Exception!.InnerException!, pass.Admission, cancellationToken) is { } failed ? ValueTask.FromException(failed) : new ValueTask(faulted);
        }

        CallTrace? trace = pass.Trace;
        ValueTask pending = AwaitPendingAsync(call, pass, cancellationToken);
        trace?.Suspend();
        return pending;
    }

    /// <summary>Goes on with a call that is pending, has failed, or was not let in: waits, repeats it, hedges it, asks its fallback.</summary>
    /// <typeparam name="TCall">The call with its arguments.</typeparam>
    /// <param name="call">The first attempt, if it was made.</param>
    /// <param name="next">What makes further attempts and asks the fallback.</param>
    /// <param name="pass">What the first attempt was let in with.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The end of the last attempt, or the fallback's answer.</returns>
    public ValueTask ContinueAsync<TCall>(ValueTask call, TCall next, Pass pass, CancellationToken cancellationToken)
        where TCall : struct, IRepeatableCall<ValueTask>
    {
        if (pass.Held is { Admission.IsEntered: false } refused && IsRefusedForGood(refused.Admission))
        {
            CallFailure failure = Refusal(refused.Admission, cancellationToken);
            ValueTask answer = Answers(failure) ? next.Fallback(failure, cancellationToken) : RefuseValueTask(failure, cancellationToken);
            failure.Trace?.Suspend();
            return answer;
        }

        CallTrace? trace = pass.Trace;
        ValueTask pending = pass.IsEntered && !IsOn(PolicySwitches.Hedge) ? AwaitFirstAsync<TCall>(call, next, pass, cancellationToken)
            : RunAsync<TCall>(call, next, pass.Admission, failed: null, cancellationToken);
        trace?.Suspend();
        return pending;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask AwaitPendingAsync(ValueTask call, Pass pass, CancellationToken cancellationToken)
    {
        try
        {
            Arm(pass, cancellationToken);
            await (_abandons ? new ValueTask(Bound(call.AsTask(), pass.Admission)) : call).ConfigureAwait(false);
            Complete(pass);
        }
        catch (Exception exception)
        {
            Fail(exception, pass.Admission, cancellationToken).Throw();
            throw; // Not reached, which the compiler does not see.
        }
    }

    /// <summary>Awaits a first attempt. Most are the last: what the others need is not kept for them.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask AwaitFirstAsync<TCall>(ValueTask call, TCall next, Pass pass, CancellationToken cancellationToken)
        where TCall : struct, IRepeatableCall<ValueTask>
    {
        CallFailure failure;
        try
        {
            Arm(pass, cancellationToken);
            await (_abandons ? new ValueTask(Bound(call.AsTask(), pass.Admission)) : call).ConfigureAwait(false);
            Complete(pass);
            return;
        }
        catch (Exception exception)
        {
            failure = Fail(exception, pass.Admission, cancellationToken);
        }

        await RunAsync<TCall>(default, next, pass.Admission, failure, cancellationToken).ConfigureAwait(false);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask RunAsync<TCall>(ValueTask call, TCall next, Admission admission, CallFailure? failed, CancellationToken cancellationToken)
        where TCall : struct, IRepeatableCall<ValueTask>
    {
        RetryLoop? loop = null;
        admission.HasBegun = true;
        while (true)
        {
            CallFailure failure;
            bool hedges = IsOn(PolicySwitches.Hedge);
            if (failed is null && !hedges && !admission.IsEntered)
            {
                admission = await GoInAsync(admission, cancellationToken).ConfigureAwait(false);
                if (admission.IsEntered)
                {
                    call = MakeValueTask<TCall>(next, admission.TokenOr(cancellationToken));
                }
            }

            if (failed is { } first)
            {
                failure = first;
                failed = null;
            }
            else if (hedges)
            {
                HedgeEnd end = await HedgeAsync(new HedgedValueTask<TCall>(next), admission.IsEntered ? call.AsTask() : null, admission, cancellationToken).ConfigureAwait(false);
                failure = end.Failure;
                if (end.Winner is not null)
                {
                    return;
                }
            }
            else if (!admission.IsEntered)
            {
                failure = Refusal(admission, cancellationToken);
            }
            else
            {
                try
                {
                    Arm(admission, cancellationToken);
                    await (_abandons ? new ValueTask(Bound(call.AsTask(), admission)) : call).ConfigureAwait(false);
                    Complete(admission);
                    return;
                }
                catch (Exception exception)
                {
                    failure = Fail(exception, admission, cancellationToken);
                }
            }

            if (_retry is not null)
            {
                loop ??= BeginRetry(admission);
                if (await loop.NextAsync(failure, cancellationToken).ConfigureAwait(false))
                {
                    admission = admission.Again();
                    continue;
                }

                failure = loop.Failure;
            }

            if (admission.Shared is { } shared)
            {
                shared.Failure = failure;
            }
            else if (Answers(failure))
            {
                await next.Fallback(failure, cancellationToken).ConfigureAwait(false);
                return;
            }

            failure.Throw();
        }
    }

    /// <summary>Makes a call; what it throws at once becomes its task.</summary>
    internal static ValueTask MakeValueTask<TCall>(TCall next, CancellationToken token)
        where TCall : struct, IRepeatableCall<ValueTask>
    {
        try
        {
            return next.Invoke(token);
        }
        catch (Exception exception)
        {
            return ValueTask.FromException(exception);
        }
    }

    /// <summary>The answer to a call that was not let in and nothing waits for.</summary>
    private static ValueTask RefuseValueTask(in CallFailure failure, CancellationToken cancellationToken)
    {
        failure.Trace?.End(CallOutcomes.Of(failure));
        return failure.Cause == CallFailureCause.Cancelled ? ValueTask.FromCanceled(cancellationToken) : ValueTask.FromException(failure.Exception);
    }
}
