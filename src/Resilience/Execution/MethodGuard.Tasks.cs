namespace Resilience.Execution;

/// <content>What goes on with methods that return a <see cref="Task"/>.</content>
public sealed partial class MethodGuard
{
    /// <summary>Goes on with a call that is pending, has failed, or was not let in, where nothing repeats it.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="call">The call, if it was made.</param>
    /// <param name="admission">What it was let in with.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The call's own end, or what our policies make of it.</returns>
    public Task<T> AwaitAsync<T>(Task<T>? call, in Admission admission, CancellationToken cancellationToken)
    {
        if (!admission.IsEntered)
        {
            return RefuseTask<T>(admission, cancellationToken);
        }

        if (call is { IsFaulted: true })
        {
            return FailAtOnce(call.Exception!.InnerException!, admission, cancellationToken) is { } failed ? Task.FromException<T>(failed) : call;
        }

        Task<T> pending = AwaitPendingAsync(call!, admission, cancellationToken);
        admission.Trace?.Suspend();
        return pending;
    }

    /// <summary>Goes on with a call that is pending, has failed, or was not let in: waits, repeats it, hedges it, asks its fallback.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <typeparam name="TCall">The call with its arguments.</typeparam>
    /// <param name="call">The first attempt, if it was made.</param>
    /// <param name="next">What makes further attempts and asks the fallback.</param>
    /// <param name="admission">What the first attempt was let in with.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The end of the last attempt, or the fallback's answer.</returns>
    public Task<T> ContinueAsync<T, TCall>(Task<T>? call, TCall next, in Admission admission, CancellationToken cancellationToken)
        where TCall : struct, IRepeatableCall<Task<T>>
    {
        Task<T> pending = !IsRefusedForGood(admission) ? RunAsync<T, TCall>(call, next, admission, cancellationToken)
            : Answers(Refusal(admission, cancellationToken)) ? next.Fallback(Refusal(admission, cancellationToken), cancellationToken)
            : RefuseTask<T>(admission, cancellationToken);
        admission.Trace?.Suspend();
        return pending;
    }

    private async Task<T> AwaitPendingAsync<T>(Task<T> call, Admission admission, CancellationToken cancellationToken)
    {
        try
        {
            Arm(admission, cancellationToken);
            T result = await Bound(call, admission).ConfigureAwait(false);
            Settle(result, admission);
            return result;
        }
        catch (Exception exception)
        {
            Fail(exception, admission, cancellationToken).Throw();
            throw; // Not reached, which the compiler does not see.
        }
    }

    private async Task<T> RunAsync<T, TCall>(Task<T>? call, TCall next, Admission admission, CancellationToken cancellationToken)
        where TCall : struct, IRepeatableCall<Task<T>>
    {
        RetryLoop? loop = null;
        T result = default!;
        admission.HasBegun = true;
        while (true)
        {
            CallFailure failure;
            bool hedges = IsOn(PolicySwitches.Hedge);
            if (!hedges && !admission.IsEntered)
            {
                admission = await GoInAsync(admission, cancellationToken).ConfigureAwait(false);
                if (admission.IsEntered)
                {
                    call = MakeTask<T, TCall>(next, admission.TokenOr(cancellationToken));
                }
            }

            if (hedges)
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
    private Task<T> RefuseTask<T>(in Admission admission, CancellationToken cancellationToken)
    {
        CallFailure failure = Refusal(GiveUp(admission), cancellationToken);
        failure.Trace?.End(CallOutcomes.Of(failure));
        return failure.Cause == CallFailureCause.Cancelled ? Task.FromCanceled<T>(cancellationToken) : Task.FromException<T>(failure.Exception);
    }

    /// <summary>Goes on with a call that is pending, has failed, or was not let in, where nothing repeats it.</summary>
    /// <param name="call">The call, if it was made.</param>
    /// <param name="admission">What it was let in with.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The call's own end, or what our policies make of it.</returns>
    public Task AwaitAsync(Task? call, in Admission admission, CancellationToken cancellationToken)
    {
        if (!admission.IsEntered)
        {
            return RefuseTask(admission, cancellationToken);
        }

        if (call is { IsFaulted: true })
        {
            return FailAtOnce(call.Exception!.InnerException!, admission, cancellationToken) is { } failed ? Task.FromException(failed) : call;
        }

        Task pending = AwaitPendingAsync(call!, admission, cancellationToken);
        admission.Trace?.Suspend();
        return pending;
    }

    /// <summary>Goes on with a call that is pending, has failed, or was not let in: waits, repeats it, hedges it, asks its fallback.</summary>
    /// <typeparam name="TCall">The call with its arguments.</typeparam>
    /// <param name="call">The first attempt, if it was made.</param>
    /// <param name="next">What makes further attempts and asks the fallback.</param>
    /// <param name="admission">What the first attempt was let in with.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The end of the last attempt, or the fallback's answer.</returns>
    public Task ContinueAsync<TCall>(Task? call, TCall next, in Admission admission, CancellationToken cancellationToken)
        where TCall : struct, IRepeatableCall<Task>
    {
        Task pending = !IsRefusedForGood(admission) ? RunAsync<TCall>(call, next, admission, cancellationToken)
            : Answers(Refusal(admission, cancellationToken)) ? next.Fallback(Refusal(admission, cancellationToken), cancellationToken)
            : RefuseTask(admission, cancellationToken);
        admission.Trace?.Suspend();
        return pending;
    }

    private async Task AwaitPendingAsync(Task call, Admission admission, CancellationToken cancellationToken)
    {
        try
        {
            Arm(admission, cancellationToken);
            await Bound(call, admission).ConfigureAwait(false);
            Complete(admission);
        }
        catch (Exception exception)
        {
            Fail(exception, admission, cancellationToken).Throw();
            throw; // Not reached, which the compiler does not see.
        }
    }

    private async Task RunAsync<TCall>(Task? call, TCall next, Admission admission, CancellationToken cancellationToken)
        where TCall : struct, IRepeatableCall<Task>
    {
        RetryLoop? loop = null;
        admission.HasBegun = true;
        while (true)
        {
            CallFailure failure;
            bool hedges = IsOn(PolicySwitches.Hedge);
            if (!hedges && !admission.IsEntered)
            {
                admission = await GoInAsync(admission, cancellationToken).ConfigureAwait(false);
                if (admission.IsEntered)
                {
                    call = MakeTask<TCall>(next, admission.TokenOr(cancellationToken));
                }
            }

            if (hedges)
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
    private Task RefuseTask(in Admission admission, CancellationToken cancellationToken)
    {
        CallFailure failure = Refusal(GiveUp(admission), cancellationToken);
        failure.Trace?.End(CallOutcomes.Of(failure));
        return failure.Cause == CallFailureCause.Cancelled ? Task.FromCanceled(cancellationToken) : Task.FromException(failure.Exception);
    }
}
