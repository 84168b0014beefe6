using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Resilience.Execution;

/// <summary>Decides which failures are worth another attempt, and when.</summary>
internal sealed class RetryPolicy
{
    private readonly ResilienceRuntime _runtime;
    private readonly GuardedMethod _method;
    private readonly RetryOptions _options;
    private readonly Classification _classification;
    private readonly RetryBudget? _budget;
    private readonly CallFailureCause _retriedRejections;

    internal RetryPolicy(ResilienceRuntime runtime, GuardedMethod method, RetryOptions options, RetryBudget? budget = null)
    {
        _runtime = runtime;
        _method = method;
        Check(options);
        _options = options;
        _classification = new Classification(runtime, options.Handle, options.Ignore, options.Classifier);
        _budget = budget ?? (options.Budget > 0 ? new RetryBudget(options.Budget) : null);
        _retriedRejections = (_classification.Handles(typeof(CircuitOpenException)) ? CallFailureCause.CircuitOpen : 0)
            | (_classification.Handles(typeof(BulkheadFullException)) ? CallFailureCause.BulkheadFull : 0)
            | (_classification.Handles(typeof(RateLimitedException)) ? CallFailureCause.RateLimited : 0);
        WatchesStart = options.MaxDuration > 0 || _budget is not null;
    }

    /// <summary>The same retry with other settings. The budget goes on, unless it is another.</summary>
    internal RetryPolicy With(RetryOptions options)
        => new(_runtime, _method, options, options.Budget == _options.Budget ? _budget : null);

    internal Clock Clock => _runtime.Clock;

    internal int MaxRetries => _options.MaxRetries;

    /// <summary>Whether anything asks when a call started, or that it did.</summary>
    internal bool WatchesStart { get; }

    internal int MaxDuration => _options.MaxDuration;

    /// <summary>Notes the start of a call, where anything will ask for it.</summary>
    /// <returns>The start, for <see cref="Begin"/>; 0 where nothing will ask: a <c>MaxDuration</c> that is set while the call is in flight is for later calls.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Start() => WatchesStart ? StartWatched() : 0;

    /// <summary>Begins to retry, after a first failure.</summary>
    /// <param name="started">What <see cref="Start"/> returned.</param>
    /// <param name="total">The time-out of the whole call, if there is one.</param>
    /// <param name="expires">When that runs out.</param>
    /// <param name="isOn">Whether there are retries at all.</param>
    /// <param name="trace">The call whose retries they are, as telemetry sees it; null where nobody listens.</param>
    internal RetryLoop Begin(long started, TotalTimeoutPolicy? total = null, long expires = long.MaxValue, bool isOn = true, CallTrace? trace = null) => new(this, started, total, expires, isOn, trace);

    /// <summary>Whether the classifier calls a result a failure.</summary>
    /// <typeparam name="T">The method's type of result.</typeparam>
    /// <param name="result">The result.</param>
    /// <returns>Whether it is to be retried.</returns>
    public bool IsFailure<T>(T result) => _classification.Of(result) == Outcome.Failure;

    internal bool IsRetriable(in CallFailure failure)
    {
        switch (failure.Cause)
        {
            case CallFailureCause.Cancelled:
            case CallFailureCause.TotalTimeout:
                return false;
            case CallFailureCause.Result:
                return true;
            case CallFailureCause.CircuitOpen:
            case CallFailureCause.BulkheadFull:
            case CallFailureCause.RateLimited:
                return (_retriedRejections & failure.Cause) != 0;
            case CallFailureCause.AttemptTimeout when _classification.HasExceptionClassifier:
                return true;
            default:
                Exception exception = failure.Exception;
                bool isNamed = _classification.HasHandle || _classification.HasExceptionClassifier;
                return (isNamed || !RepeatsByNature(exception)) && _classification.Of(exception) == Outcome.Failure;
        }
    }

    /// <summary>What a user's exception asks for; one that throws is taken to ask for nothing.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "It must not hide the exception that it belongs to.")]
    internal TimeSpan? RetryAfter(in CallFailure failure)
    {
        if (failure.IsResult || failure.Exception is not IRetryAfter asking)
        {
            return null;
        }

        try
        {
            return asking.RetryAfter;
        }
        catch (Exception exception)
        {
            _runtime.Report("RetryAfter of an exception", exception);
            return null;
        }
    }

    /// <summary>Tells telemetry of another attempt.</summary>
    internal void Repeats(CallTrace? trace) => _runtime.Telemetry.RetryAttempt(_method, trace);

    internal bool TryTakeFromBudget() => _budget?.TryTakeRetry() ?? true;

    /// <summary>The wait before retry <paramref name="retry"/> (from 1), in milliseconds.</summary>
    internal long Wait(int retry)
    {
        if (_options.Delay == 0)
        {
            return 0; // Times an infinite power it would be no number.
        }

        double wait = _options.Backoff switch
        {
            RetryBackoff.Exponential => _options.Delay * Math.Pow(_options.Multiplier, retry - 1),
            RetryBackoff.Linear => (double)_options.Delay * retry,
            _ => _options.Delay,
        };

        wait = Math.Min(wait, _options.MaxDelay);
        return (long)Math.Round(_options.Jitter && wait > 0 ? wait * (0.5 + (0.5 * _runtime.NextRandom())) : wait);
    }

    private static bool RepeatsByNature(Exception exception)
        => exception is RejectedException or ArgumentException or NotSupportedException or NotImplementedException or ObjectDisposedException or NullReferenceException or OutOfMemoryException;

    /// <exception cref="ArgumentException">A value is out of its range; the message names it.</exception>
    internal static void Check(RetryOptions options)
    {
        Range.AtLeast(options.MaxRetries, 0, nameof(options.MaxRetries));
        Range.AtLeast(options.Delay, 0, nameof(options.Delay));
        Range.AtLeast(options.MaxDelay, 0, nameof(options.MaxDelay));
        Range.Defined(options.Backoff, nameof(options.Backoff));
        Range.AtLeast(options.Multiplier, 1, nameof(options.Multiplier));
        Range.AtLeast(options.MaxDuration, 0, nameof(options.MaxDuration));
        Range.Between(options.Budget, 0, 1, nameof(options.Budget));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long StartWatched()
    {
        _budget?.OnCall();
        return Clock.Now + 1;
    }
}
