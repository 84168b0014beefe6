using System.Collections;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Resilience.Execution;

/// <summary>Decides which failures a fallback answers for. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FallbackPolicy
{
    /// <summary>Where the exception of a fallback that failed carries the failure it was to answer for.</summary>
    private const string CauseKey = "Resilience.Cause";

    private readonly FallbackWhen _when;
    private readonly Classification _classification;
    private readonly IReadOnlyList<Type> _rejections;

    internal FallbackPolicy(ResilienceRuntime runtime, FallbackOptions options)
    {
        _when = Range.Flags(options.When, nameof(options.When));
        _classification = new Classification(runtime, options.Handle, options.Ignore, classifier: null);
        _rejections = options.Rejections;
    }

    /// <summary>Whether the fallback answers for a failure.</summary>
    internal bool Answers(in CallFailure failure)
    {
        CallFailureCause cause = failure.Cause;
        if (failure.IsResult && !Takes(cause & CallFailureCause.Rejected))
        {
            return false;
        }

        return (Has(FallbackWhen.CircuitOpen) && (cause & CallFailureCause.CircuitOpen) != 0)
            || (Has(FallbackWhen.Rejected) && (cause & (CallFailureCause.BulkheadFull | CallFailureCause.RateLimited)) != 0)
            || (Has(FallbackWhen.Timeout) && (cause & (CallFailureCause.AttemptTimeout | CallFailureCause.TotalTimeout)) != 0)
            || (Has(FallbackWhen.Exception) && (cause & CallFailureCause.Callee) != 0 && _classification.Of(failure.Exception) == Outcome.Failure);
    }

    /// <summary>Notes on a fallback's exception what it was to answer for.</summary>
    /// <param name="exception">What the fallback threw.</param>
    /// <param name="cause">What it was to answer for.</param>
    /// <returns>The same exception.</returns>
    [SuppressMessage("Design", "CA1031", Justification = "Data may be read-only, or overridden by the user; the fallback's exception leaves all the same.")]
    public static Exception Blame(Exception exception, in CallFailure cause)
    {
        cause.Trace?.End(CallOutcomes.Of(cause), FallbackOutcome.Failed);
        try
        {
            IDictionary data = exception.Data;
            Exception blamed = cause.Exception;
            if (!data.IsReadOnly && !ReferenceEquals(exception, blamed))
            {
                data[CauseKey] = blamed;
            }
        }
        catch (Exception)
        {
        }

        return exception;
    }

    /// <summary>Ends a call whose fallback has answered.</summary>
    /// <param name="cause">What it answered for.</param>
    public static void Answered(in CallFailure cause) => cause.Trace?.End(CallOutcomes.Of(cause), FallbackOutcome.Applied);

    /// <summary>Awaits a fallback's answer, and notes on its exception what it was to answer for.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="cause">What it is to answer for.</param>
    /// <returns>The answer; the same task where it has succeeded already.</returns>
    public static Task Blame(Task answer, in CallFailure cause) => IsAnswered(answer.IsCompletedSuccessfully, cause) ? answer : Await(new ValueTask(answer), cause).AsTask();

    /// <summary>Awaits a fallback's answer, and notes on its exception what it was to answer for.</summary>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <param name="answer">The answer.</param>
    /// <param name="cause">What it is to answer for.</param>
    /// <returns>The answer; the same task where it has succeeded already.</returns>
    public static Task<T> Blame<T>(Task<T> answer, in CallFailure cause) => IsAnswered(answer.IsCompletedSuccessfully, cause) ? answer : Await(new ValueTask<T>(answer), cause).AsTask();

    /// <summary>Awaits a fallback's answer, and notes on its exception what it was to answer for.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="cause">What it is to answer for.</param>
    /// <returns>The answer.</returns>
    public static ValueTask Blame(ValueTask answer, in CallFailure cause) => IsAnswered(answer.IsCompletedSuccessfully, cause) ? answer : Await(answer, cause);

    /// <summary>Awaits a fallback's answer, and notes on its exception what it was to answer for.</summary>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <param name="answer">The answer.</param>
    /// <param name="cause">What it is to answer for.</param>
    /// <returns>The answer.</returns>
    public static ValueTask<T> Blame<T>(ValueTask<T> answer, in CallFailure cause) => IsAnswered(answer.IsCompletedSuccessfully, cause) ? answer : Await(answer, cause);

    /// <summary>Starts to enumerate a fallback's answer, and notes on its exception what it was to answer for.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="answer">The answer.</param>
    /// <param name="cause">What it is to answer for.</param>
    /// <param name="caller">The caller's token.</param>
    /// <returns>The answer's enumeration, started.</returns>
    public static async ValueTask<GuardedEnumeration<T>> EnumerateAsync<T>(IAsyncEnumerable<T> answer, CallFailure cause, CancellationToken caller)
    {
        var enumeration = new GuardedEnumeration<T>(cause, caller);
        try
        {
            await enumeration.StartAsync(answer).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await enumeration.FailAsync(exception).ConfigureAwait(false);
            throw;
        }

        return enumeration;
    }

    /// <summary>Starts to enumerate a fallback's answer, and notes on its exception what it was to answer for.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="answer">The answer.</param>
    /// <param name="cause">What it is to answer for.</param>
    /// <param name="caller">The caller's token.</param>
    /// <returns>The answer's enumeration, started.</returns>
    public static async ValueTask<GuardedEnumeration<T>> EnumerateAsync<T>(IAsyncEnumerator<T> answer, CallFailure cause, CancellationToken caller)
    {
        var enumeration = new GuardedEnumeration<T>(cause, caller);
        try
        {
            await enumeration.StartAsync(answer).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await enumeration.FailAsync(exception).ConfigureAwait(false);
            throw;
        }

        return enumeration;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private static async ValueTask Await(ValueTask answer, CallFailure cause)
    {
        try
        {
            await answer.ConfigureAwait(false);
            Answered(cause);
        }
        catch (Exception exception)
        {
            Blame(exception, cause);
            throw;
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<T> Await<T>(ValueTask<T> answer, CallFailure cause)
    {
        try
        {
            T result = await answer.ConfigureAwait(false);
            Answered(cause);
            return result;
        }
        catch (Exception exception)
        {
            Blame(exception, cause);
            throw;
        }
    }

    private static bool IsAnswered(bool hasSucceeded, in CallFailure cause)
    {
        if (hasSucceeded)
        {
            Answered(cause);
        }

        return hasSucceeded;
    }

    /// <summary>Whether there is an overload for a rejection, whose exception nobody has made yet.</summary>
    private bool Takes(CallFailureCause rejection)
    {
        Type exception = rejection switch
        {
            CallFailureCause.BulkheadFull => typeof(BulkheadFullException),
            CallFailureCause.RateLimited => typeof(RateLimitedException),
            _ => typeof(CircuitOpenException),
        };
        return _rejections.Any(type => type.IsAssignableFrom(exception));
    }

    private bool Has(FallbackWhen flag) => (_when & flag) != 0;
}
