using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace Resilience.Execution;

/// <summary>Why an attempt gave no result. For generated code.</summary>
/// <remarks>A rejection's exception is made when it is asked for, so that a fallback that does not want it costs nothing.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CallFailure
{
    /// <summary>Stands in the place of an exception where a result failed; nobody sees it.</summary>
    private static readonly InvalidOperationException s_noException = new("The result is a failure.");

    /// <summary>The exception; where it has yet to be made, the guard that makes it.</summary>
    private readonly object _subject;

    /// <summary>The circuit whose rejection it is.</summary>
    private readonly CircuitBreaker? _circuit;

    private CallFailure(object subject, CallFailureCause cause, CircuitBreaker? circuit = null)
    {
        _subject = subject;
        _circuit = circuit;
        Cause = cause;
    }

    /// <summary>What the caller is to see.</summary>
    public Exception Exception => _subject as Exception ?? ((MethodGuard)_subject).Rejection(Cause, _circuit);

    internal CallFailureCause Cause { get; }

    /// <summary>How the circuit counted it; a failure where there is no circuit.</summary>
    internal Outcome Outcome { get; init; } = Outcome.Failure;

    /// <summary>The call as telemetry sees it; null where nobody listens.</summary>
    internal CallTrace? Trace { get; init; }

    /// <summary>Whether the circuit refused the call and no callee's exception stands for it.</summary>
    public bool IsRejection => (Cause & ~CallFailureCause.Result) == CallFailureCause.CircuitOpen;

    /// <summary>Whether the callee did answer, with a result that a retry's classifier calls a failure: then that result leaves.</summary>
    internal bool IsResult => (Cause & CallFailureCause.Result) != 0;

    /// <summary>The same failure, its exception made: all who ask for it from here on get one and the same.</summary>
    /// <returns>The failure.</returns>
    public CallFailure Raised() => With(Exception, Cause);

    /// <summary>Ends the call with this failure: throws <see cref="Exception"/>, with the stack it has.</summary>
    [DoesNotReturn]
    public void Throw() => ExceptionDispatchInfo.Throw(End());

    /// <summary>Ends the call with this failure, for a task to carry.</summary>
    /// <returns><see cref="Exception"/>.</returns>
    public Exception End()
    {
        Exception exception = Exception;
        Trace?.End(CallOutcomes.Of(this));
        return exception;
    }

    /// <summary>Ends the call with this failure: throws it, unless it is a result.</summary>
    public void ThrowUnlessResult()
    {
        if (!IsResult)
        {
            Throw();
        }

        Trace?.End(CallOutcome.Failure);
    }

    /// <summary>A failure that is a result: it is retried, and returned after the last attempt.</summary>
    /// <param name="admission">What the attempt was let in with.</param>
    /// <returns>The failure.</returns>
    public static CallFailure OfResult(in Admission admission) => new(s_noException, CallFailureCause.Result) { Trace = admission.Trace };

    /// <summary>The callee's exception, where no time-out of ours is involved. The caller's cancellation has the caller's token, whatever the callee threw.</summary>
    internal static CallFailure Of(Exception exception, CancellationToken cancellationToken = default)
        => exception is not OperationCanceledException cancelled || !cancellationToken.IsCancellationRequested ? Of(exception, CallFailureCause.Callee)
            : Of(cancelled.CancellationToken == cancellationToken ? cancelled : new OperationCanceledException(cancelled.Message, cancelled, cancellationToken), CallFailureCause.Cancelled);

    internal static CallFailure Of(Exception exception, CallFailureCause cause) => new(exception, cause);

    /// <summary>A rejection by one of a guard's policies.</summary>
    internal static CallFailure Rejected(MethodGuard guard, CallFailureCause cause, CircuitBreaker? circuit) => new(guard, cause, circuit);

    /// <summary>The rejection of a further attempt, where the one before had a result.</summary>
    internal CallFailure AsResult() => new(_subject, Cause | CallFailureCause.Result, _circuit) { Outcome = Outcome, Trace = Trace };

    /// <summary>The same call's failure, with another exception or cause.</summary>
    internal CallFailure With(Exception exception, CallFailureCause cause) => new(exception, cause, _circuit) { Outcome = Outcome, Trace = Trace };
}
