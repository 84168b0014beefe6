using System.ComponentModel;

namespace Resilience.Execution;

/// <summary>The retries of one call, from its first failure on. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RetryLoop
{
    private readonly RetryPolicy _policy;

    /// <summary>When the call started; below zero where nobody noted that.</summary>
    private readonly long _started;
    private readonly TotalTimeoutPolicy? _total;
    private readonly long _expires;
    private readonly bool _isOn;
    private readonly CallTrace? _trace;
    private int _retries;

    /// <summary>The last failure that was no rejection of ours.</summary>
    private CallFailure? _callee;

    internal RetryLoop(RetryPolicy policy, long started, TotalTimeoutPolicy? total, long expires, bool isOn, CallTrace? trace)
    {
        _policy = policy;
        _started = started - 1;
        _total = total;
        _expires = expires;
        _isOn = isOn;
        _trace = trace;
    }

    /// <summary>What leaves when there is no further attempt.</summary>
    public CallFailure Failure { get; private set; }

    /// <summary>Decides whether there is another attempt, and waits for its time.</summary>
    /// <param name="failure">The failure of the attempt before.</param>
    /// <param name="cancellationToken">The caller's token; it ends the wait.</param>
    /// <returns>Whether there is another attempt; if not, <see cref="Failure"/> is what leaves.</returns>
    public async ValueTask<bool> NextAsync(CallFailure failure, CancellationToken cancellationToken)
    {
        if (!TryPlan(failure, out long due))
        {
            return false;
        }

        try
        {
            long left;
            do
            {
                // Also where there is nothing to wait for: a cancelled caller gets its cancellation.
                left = Math.Max(0, due - _policy.Clock.Now);
                await Task.Delay(Clock.TimerSpan(left), _policy.Clock.Provider, cancellationToken).ConfigureAwait(false);
            }
            while (left > Clock.LongestTimer);
        }
        catch (OperationCanceledException exception)
        {
            return Cancel(exception);
        }

        return IsInTime();
    }

    /// <summary>As <see cref="NextAsync"/>, for synchronous methods: the wait blocks.</summary>
    /// <param name="failure">The failure of the attempt before.</param>
    /// <param name="cancellationToken">The caller's token; it ends the wait.</param>
    /// <returns>Whether there is another attempt; if not, <see cref="Failure"/> is what leaves.</returns>
    public bool Next(CallFailure failure, CancellationToken cancellationToken = default)
        => NextAsync(failure, cancellationToken).AsTask().GetAwaiter().GetResult();

    private bool Cancel(OperationCanceledException exception)
    {
        Failure = Failure.With(exception, CallFailureCause.Cancelled);
        return false;
    }

    private bool TryPlan(CallFailure failure, out long due)
    {
        due = 0;
        Failure = Combine(failure);
        if (!_isOn || _retries >= _policy.MaxRetries || !_policy.IsRetriable(failure))
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

        due = Math.Min(Clock.After(now, milliseconds), _expires);
        if (IsTooLate(Clock.After(now, milliseconds)) || !_policy.TryTakeFromBudget())
        {
            return false;
        }

        _retries++;
        _policy.Repeats(_trace);
        return true;
    }

    /// <summary>After the wait, which may have taken longer than was planned: whether there is time for an attempt.</summary>
    private bool IsInTime()
    {
        long now = _policy.Clock.Now;
        if (_total is not null && now >= _expires)
        {
            Failure = Failure.With(_total.Exception(LastException), CallFailureCause.TotalTimeout);
            return false;
        }

        return !IsTooLate(now);
    }

    private bool IsTooLate(long moment) => _policy.MaxDuration > 0 && _started >= 0 && moment - _started > _policy.MaxDuration;

    private Exception? LastException => _callee is { IsResult: false } callee ? callee.Exception : null;

    private CallFailure Combine(CallFailure failure)
    {
        if ((failure.Cause & CallFailureCause.Rejected) != 0)
        {
            return _callee switch
            {
                // A fallback is told of the rejection; where none answers, the result leaves.
                { IsResult: true } => failure.AsResult(),

                // A policy of ours ends the loop: the callee's own exception leaves, and a fallback may answer for either.
                { } callee => callee.With(callee.Exception, callee.Cause | failure.Cause),
                null => failure,
            };
        }

        if (failure.Cause == CallFailureCause.TotalTimeout)
        {
            return LastException is { } last ? failure.With(_total!.Exception(last), CallFailureCause.TotalTimeout) : failure;
        }

        if (failure.Cause != CallFailureCause.Cancelled)
        {
            _callee = failure;
        }

        return failure;
    }
}
