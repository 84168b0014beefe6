using System.ComponentModel;

namespace Resilience.Execution;

/// <summary>The retries of one call, from its first failure on. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RetryLoop
{
    private readonly RetryPolicy _policy;
    private readonly long _started;
    private readonly TotalTimeoutPolicy? _total;
    private readonly long _expires;
    private int _retries;

    /// <summary>The last failure that was not our circuit's.</summary>
    private CallFailure? _callee;

    internal RetryLoop(RetryPolicy policy, long started, TotalTimeoutPolicy? total, long expires)
    {
        _policy = policy;
        _started = started;
        _total = total;
        _expires = expires;
    }

    /// <summary>What leaves when there is no further attempt.</summary>
    public CallFailure Failure { get; private set; }

    /// <summary>A failure that is a result: it is retried, and returned after the last attempt.</summary>
    /// <returns>The failure.</returns>
    public static CallFailure OfResult() => CallFailure.Of(s_noException, CallFailureCause.Result);

    /// <summary>Decides whether there is another attempt, and waits for its time.</summary>
    /// <param name="failure">The failure of the attempt before.</param>
    /// <param name="cancellationToken">The caller's token; it ends the wait.</param>
    /// <returns>Whether there is another attempt; if not, <see cref="Failure"/> is what leaves.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled during the wait.</exception>
    public async ValueTask<bool> NextAsync(CallFailure failure, CancellationToken cancellationToken)
    {
        if (!TryPlan(failure, out TimeSpan wait))
        {
            return false;
        }

        // Also where there is nothing to wait for: a cancelled caller gets its cancellation.
        cancellationToken.ThrowIfCancellationRequested();
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, _policy.Clock.Provider, cancellationToken).ConfigureAwait(false);
        }

        return IsInTime();
    }

    /// <summary>As <see cref="NextAsync"/>, for synchronous methods: the wait blocks.</summary>
    /// <param name="failure">The failure of the attempt before.</param>
    /// <param name="cancellationToken">The caller's token; it ends the wait.</param>
    /// <returns>Whether there is another attempt; if not, <see cref="Failure"/> is what leaves.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled during the wait.</exception>
    public bool Next(CallFailure failure, CancellationToken cancellationToken = default)
    {
        if (!TryPlan(failure, out TimeSpan wait))
        {
            return false;
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (wait > TimeSpan.Zero)
        {
            Task.Delay(wait, _policy.Clock.Provider, cancellationToken).GetAwaiter().GetResult();
        }

        return IsInTime();
    }

    /// <summary>Stands in the place of an exception where a result failed; nobody sees it.</summary>
    private static readonly InvalidOperationException s_noException = new("The result is a failure.");

    private bool TryPlan(CallFailure failure, out TimeSpan wait)
    {
        wait = default;
        Failure = Combine(failure);
        if (_retries >= _policy.MaxRetries || !_policy.IsRetriable(failure))
        {
            return false;
        }

        long now = _policy.Clock.Now;
        long milliseconds = _policy.Wait(_retries + 1);
        if (_policy.RetryAfter(failure) is { } asked)
        {
            if (Clock.After(now, Clock.Milliseconds(asked)) > _expires)
            {
                return false;
            }

            milliseconds = Math.Max(milliseconds, Clock.Milliseconds(asked));
        }

        if (IsTooLate(Clock.After(now, milliseconds)) || !_policy.TryTakeFromBudget())
        {
            return false;
        }

        _retries++;
        wait = TimeSpan.FromMilliseconds(Math.Clamp(Math.Min(milliseconds, _expires - now), 0, int.MaxValue));
        return true;
    }

    /// <summary>After the wait, which may have taken longer than was planned: whether there is time for an attempt.</summary>
    private bool IsInTime()
    {
        long now = _policy.Clock.Now;
        if (_total is not null && now >= _expires)
        {
            Failure = CallFailure.Of(_total.Exception(LastException), CallFailureCause.TotalTimeout);
            return false;
        }

        return !IsTooLate(now);
    }

    private bool IsTooLate(long moment) => _policy.MaxDuration > 0 && moment - _started > _policy.MaxDuration;

    private Exception? LastException => _callee is { IsResult: false } callee ? callee.Exception : null;

    private CallFailure Combine(CallFailure failure)
    {
        switch (failure.Cause)
        {
            case CallFailureCause.CircuitOpen when _callee is { IsResult: true }:
                // A fallback is told of the circuit; where none answers, the result leaves.
                return failure.AsResult();
            case CallFailureCause.CircuitOpen when _callee is { } callee:
                // The circuit ends the loop: the callee's own exception leaves, and a fallback may answer for either.
                return CallFailure.Of(callee.Exception, callee.Cause | CallFailureCause.CircuitOpen);
            case CallFailureCause.TotalTimeout when LastException is { } last:
                return CallFailure.Of(_total!.Exception(last), CallFailureCause.TotalTimeout);
            case CallFailureCause.CircuitOpen or CallFailureCause.Cancelled:
                return failure;
            default:
                _callee = failure;
                return failure;
        }
    }
}
