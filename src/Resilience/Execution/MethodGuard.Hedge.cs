namespace Resilience.Execution;

/// <content>Attempts beside one another.</content>
public sealed partial class MethodGuard
{
    /// <summary>Starts further attempts while there is no outcome, and takes the first success.</summary>
    /// <param name="next">What makes further attempts.</param>
    /// <param name="first">The first attempt, if it was made.</param>
    /// <param name="admission">What that was let in with, or how far it has come on its way in: a wait there is the attempt's, and hedged.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    private async ValueTask<HedgeEnd> HedgeAsync<TCall>(TCall next, Task? first, Admission admission, CancellationToken cancellationToken)
        where TCall : struct, IHedgedCall
    {
        HedgedAttempt attempt = new(_runtime, cancellationToken);
        attempt.End = admission.IsEntered ? EndAsync(next, first!, admission, attempt) : AttemptAsync(next, admission, attempt);
        List<HedgedAttempt> running = [attempt];
        int hedges = _hedge!.MaxHedgedAttempts;
        HedgeEnd? failed = null;
        using CancellationTokenSource ended = new();
        Task delay = DelayAsync(ended.Token);
        try
        {
            while (running.Count > 0)
            {
                Task[] awaited = hedges > 0 ? [.. running.Select(static attempt => attempt.End), delay] : [.. running.Select(static attempt => attempt.End)];
                Task done = await Task.WhenAny(awaited).ConfigureAwait(false);
                if (done == delay)
                {
                    hedges--;
                    attempt = new HedgedAttempt(_runtime, cancellationToken);
                    attempt.End = AttemptAsync(next, admission.Again(), attempt);
                    running.Add(attempt);
                    delay = DelayAsync(ended.Token);
                    continue;
                }

                attempt = running.Find(attempt => attempt.End == done)!;
                running.Remove(attempt);
                HedgeEnd end = await attempt.End.ConfigureAwait(false);
                if (end.IsSuccess)
                {
                    return end;
                }

                if (end.Winner is null && end.Failure.Cause == CallFailureCause.Cancelled)
                {
                    // By the caller: no attempt has won. He is to see his own token, and inside what the callee threw, not what the attempt's token made of it.
                    Exception cancellation = end.Failure.Exception.InnerException ?? end.Failure.Exception;
                    return new HedgeEnd(null, end.Failure.With(new OperationCanceledException(cancellation.Message, cancellation, cancellationToken), CallFailureCause.Cancelled));
                }

                if (end.Failure.Cause == CallFailureCause.TotalTimeout)
                {
                    // Not this attempt's end, but the call's, whatever the others do: it cuts them too, and none has lost.
                    running.Clear();
                    return new HedgeEnd(null, failed is { Winner: null, Failure: var last } ? end.Failure.With(_total!.Exception(last.Exception), CallFailureCause.TotalTimeout) : end.Failure);
                }

                // The first failure leaves: a rejection of ours only where no attempt came further.
                failed = failed is { } earlier && (!IsRejection(earlier.Failure) || IsRejection(end.Failure)) ? earlier : end;
            }

            return failed!.Value;
        }
        finally
        {
            // Before anything is awaited: what ends from here on has lost.
            running.ForEach(static attempt => attempt.Lose());
            await ended.CancelAsync().ConfigureAwait(false);
        }
    }

    private static bool IsRejection(in CallFailure failure) => (failure.Cause & CallFailureCause.Rejected) != 0;

    /// <summary>An attempt that has yet to be let in: it asks all policies within the hedge for leave of its own.</summary>
    private async Task<HedgeEnd> AttemptAsync<TCall>(TCall next, Admission admission, HedgedAttempt attempt)
        where TCall : struct, IHedgedCall
    {
        CancellationToken token = attempt.Token;
        admission = await GoInAsync(admission, token).ConfigureAwait(false);
        if (admission.IsEntered)
        {
            return await EndAsync(next, next.Make(admission.TokenOr(token)), admission, attempt).ConfigureAwait(false);
        }

        attempt.Unlink();
        return new HedgeEnd(null, Refusal(admission, token));
    }

    /// <summary>Awaits an attempt. One that another has made superfluous is neutral, however it ends.</summary>
    private async Task<HedgeEnd> EndAsync<TCall>(TCall next, Task call, Admission admission, HedgedAttempt attempt)
        where TCall : struct, IHedgedCall
    {
        CancellationToken token = attempt.Token;
        try
        {
            Arm(admission, token);
            await Bound(call, admission).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            return new HedgeEnd(null, attempt.IsLost ? Discard(exception, admission) : Fail(exception, admission, attempt.IsGivenUp, token));
        }
        finally
        {
            attempt.Unlink();
        }

        return attempt.IsLost
            ? new HedgeEnd(null, Discard(new OperationCanceledException(token), admission))
            : next.Settle(this, call, admission);
    }

    /// <summary>Ends an attempt that brought a result. Telemetry is told of the one that leaves, and not here.</summary>
    internal HedgeEnd Settle<T>(Task<T> completed, in Admission admission)
    {
        Outcome outcome = Count(completed.Result, admission);
        return new HedgeEnd(completed, IsFailure(completed.Result) ? CallFailure.OfResult(admission) : default, outcome);
    }

    /// <summary>Cancelled, whatever its token says: the attempt may have ended before the one that won came to cancel that.</summary>
    private CallFailure Discard(Exception exception, in Admission admission)
    {
        CallFailure failure = Count(CallFailure.Of(exception, CallFailureCause.Cancelled), admission);
        admission.Deadline?.Complete();
        GiveBack(admission);
        return failure;
    }

    private Task DelayAsync(CancellationToken token) => Task.Delay(_hedge!.Delay, _runtime.Clock.Provider, token);
}
