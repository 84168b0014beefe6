namespace Resilience.Execution;

/// <content>What goes on with methods that return a <see cref="Task"/>.</content>
public sealed partial class MethodGuard
{
    /// <summary>Goes on with a call that is pending, has failed, or was not let in, where nothing repeats it.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="call">The call, if it was made.</param>
    /// <param name="pass">What it was let in with.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The call's own end, or what our policies make of it.</returns>
    public Task<T> AwaitAsync<T>(Task<T>? call, Pass pass, CancellationToken cancellationToken)
    {
        if (pass.Held is { Admission.IsEntered: false } refused)
        {
            return RefuseTask<T>(Refusal(GiveUp(refused.Admission), cancellationToken), cancellationToken);
        }

        if (call is { IsFaulted: true })
        {
            return FailAtOnce(call.Exception!.InnerException!, pass.Admission, cancellationToken) is { } failed ? Task.FromException<T>(failed) : call;
        }

        CallTrace? trace = pass.Trace;
        Task<T> pending = AwaitPendingAsync(call!, pass, cancellationToken);
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
    public Task<T> ContinueAsync<T, TCall>(Task<T>? call, TCall next, Pass pass, CancellationToken cancellationToken)
        where TCall : struct, IRepeatableCall<Task<T>>
    {
        if (pass.Held is { Admission.IsEntered: false } refused && IsRefusedForGood(refused.Admission))
        {
            CallFailure failure = Refusal(refused.Admission, cancellationToken);
            Task<T> answer = Answers(failure) ? next.Fallback(failure, cancellationToken) : RefuseTask<T>(failure, cancellationToken);
            failure.Trace?.Suspend();
            return answer;
        }

        CallTrace? trace = pass.Trace;
        Task<T> pending = pass.IsEntered && !IsOn(PolicySwitches.Hedge) ? AwaitFirstAsync<T, TCall>(call!, next, pass, cancellationToken)
            : RunAsync<T, TCall>(call, next, pass.Admission, failed: null, result: default!, cancellationToken);
        trace?.Suspend();
        return pending;
    }

    private async Task<T> AwaitPendingAsync<T>(Task<T> call, Pass pass, CancellationToken cancellationToken)
    {
        try
        {
            Arm(pass, cancellationToken);
            T result = await (_abandons ? Bound(call, pass.Admission) : call).ConfigureAwait(false);
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
    private async Task<T> AwaitFirstAsync<T, TCall>(Task<T> call, TCall next, Pass pass, CancellationToken cancellationToken)
        where TCall : struct, IRepeatableCall<Task<T>>
    {
        CallFailure failure;
        T result = default!;
        try
        {
            Arm(pass, cancellationToken);
            result = await (_abandons ? Bound(call, pass.Admission) : call).ConfigureAwait(false);
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

    private async Task<T> RunAsync<T, TCall>(Task<T>? call, TCall next, Admission admission, CallFailure? failed, T result, CancellationToken cancellationToken)
        where TCall : struct, IRepeatableCall<Task<T>>
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
                    call = MakeTask<T, TCall>(next, admission.TokenOr(cancellationToken));
                }
            }

            if (failed is { } first)
            {
                failure = first;
                failed = null;
            }
            else if (hedges)
            {
                HedgeEnd end = await HedgeAsync(new HedgedTask<T, TCall>(next), call, admission, cancellationToken).ConfigureAwait(false);
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
                    result = await Bound(call!, admission).ConfigureAwait(false);
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
    internal static Task<T> MakeTask<T, TCall>(TCall next, CancellationToken token)
        where TCall : struct, IRepeatableCall<Task<T>>
    {
        try
        {
            return next.Invoke(token);
        }
        catch (Exception exception)
        {
            return Task.FromException<T>(exception);
        }
    }

    /// <summary>The answer to a call that was not let in and nothing waits for.</summary>
    private static Task<T> RefuseTask<T>(in CallFailure failure, CancellationToken cancellationToken)
    {
        failure.Trace?.End(CallOutcomes.Of(failure));
        return failure.Cause == CallFailureCause.Cancelled ? Task.FromCanceled<T>(cancellationToken) : Task.FromException<T>(failure.Exception);
    }

    /// <summary>Goes on with a call that is pending, has failed, or was not let in, where nothing repeats it.</summary>
    /// <param name="call">The call, if it was made.</param>
    /// <param name="pass">What it was let in with.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The call's own end, or what our policies make of it.</returns>
    public Task AwaitAsync(Task? call, Pass pass, CancellationToken cancellationToken)
    {
        if (pass.Held is { Admission.IsEntered: false } refused)
        {
            return RefuseTask(Refusal(GiveUp(refused.Admission), cancellationToken), cancellationToken);
        }

        if (call is { IsFaulted: true })
        {
            return FailAtOnce(call.Exception!.InnerException!, pass.Admission, cancellationToken) is { } failed ? Task.FromException(failed) : call;
        }

        CallTrace? trace = pass.Trace;
        Task pending = AwaitPendingAsync(call!, pass, cancellationToken);
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
    public Task ContinueAsync<TCall>(Task? call, TCall next, Pass pass, CancellationToken cancellationToken)
        where TCall : struct, IRepeatableCall<Task>
    {
        if (pass.Held is { Admission.IsEntered: false } refused && IsRefusedForGood(refused.Admission))
        {
            CallFailure failure = Refusal(refused.Admission, cancellationToken);
            Task answer = Answers(failure) ? next.Fallback(failure, cancellationToken) : RefuseTask(failure, cancellationToken);
            failure.Trace?.Suspend();
            return answer;
        }

        CallTrace? trace = pass.Trace;
        Task pending = pass.IsEntered && !IsOn(PolicySwitches.Hedge) ? AwaitFirstAsync<TCall>(call!, next, pass, cancellationToken)
            : RunAsync<TCall>(call, next, pass.Admission, failed: null, cancellationToken);
        trace?.Suspend();
        return pending;
    }

    private async Task AwaitPendingAsync(Task call, Pass pass, CancellationToken cancellationToken)
    {
        try
        {
            Arm(pass, cancellationToken);
            await (_abandons ? Bound(call, pass.Admission) : call).ConfigureAwait(false);
            Complete(pass);
        }
        catch (Exception exception)
        {
            Fail(exception, pass.Admission, cancellationToken).Throw();
            throw; // Not reached, which the compiler does not see.
        }
    }

    /// <summary>Awaits a first attempt. Most are the last: what the others need is not kept for them.</summary>
    private async Task AwaitFirstAsync<TCall>(Task call, TCall next, Pass pass, CancellationToken cancellationToken)
        where TCall : struct, IRepeatableCall<Task>
    {
        CallFailure failure;
        try
        {
            Arm(pass, cancellationToken);
            await (_abandons ? Bound(call, pass.Admission) : call).ConfigureAwait(false);
            Complete(pass);
            return;
        }
        catch (Exception exception)
        {
            failure = Fail(exception, pass.Admission, cancellationToken);
        }

        await RunAsync<TCall>(default, next, pass.Admission, failure, cancellationToken).ConfigureAwait(false);
    }

    private async Task RunAsync<TCall>(Task? call, TCall next, Admission admission, CallFailure? failed, CancellationToken cancellationToken)
        where TCall : struct, IRepeatableCall<Task>
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
                    call = MakeTask<TCall>(next, admission.TokenOr(cancellationToken));
                }
            }

            if (failed is { } first)
            {
                failure = first;
                failed = null;
            }
            else if (hedges)
            {
                HedgeEnd end = await HedgeAsync(new HedgedTask<TCall>(next), call, admission, cancellationToken).ConfigureAwait(false);
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
                    await Bound(call!, admission).ConfigureAwait(false);
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
    internal static Task MakeTask<TCall>(TCall next, CancellationToken token)
        where TCall : struct, IRepeatableCall<Task>
    {
        try
        {
            return next.Invoke(token);
        }
        catch (Exception exception)
        {
            return Task.FromException(exception);
        }
    }

    /// <summary>The answer to a call that was not let in and nothing waits for.</summary>
    private static Task RefuseTask(in CallFailure failure, CancellationToken cancellationToken)
    {
        failure.Trace?.End(CallOutcomes.Of(failure));
        return failure.Cause == CallFailureCause.Cancelled ? Task.FromCanceled(cancellationToken) : Task.FromException(failure.Exception);
    }
}
