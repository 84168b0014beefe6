using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace Resilience.Execution;

/// <summary>Why an attempt gave no result. For generated code.</summary>
/// <remarks>A rejection's exception is made when it is asked for, so that a fallback that does not want it costs nothing.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CallFailure
{
    private readonly object? _subject;
    private readonly GuardedMethod? _method;

    private CallFailure(object subject, GuardedMethod? method, CallFailureCause cause)
    {
        _subject = subject;
        _method = method;
        Cause = cause;
    }

    /// <summary>What the caller is to see.</summary>
    public Exception Exception => _subject as Exception ?? ((CircuitBreaker)_subject!).Rejection(_method);

    internal CallFailureCause Cause { get; }

    /// <summary>Whether the circuit refused the call and no callee's exception stands for it.</summary>
    public bool IsRejection => (Cause & ~CallFailureCause.Result) == CallFailureCause.CircuitOpen;

    /// <summary>Whether the callee did answer, with a result that a retry's classifier calls a failure: then that result leaves.</summary>
    public bool IsResult => Cause.HasFlag(CallFailureCause.Result);

    /// <summary>The callee's exception, where no time-out of ours is involved.</summary>
    /// <param name="exception">What the callee threw.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The failure: the caller's own cancellation, or the exception.</returns>
    public static CallFailure Of(Exception exception, CancellationToken cancellationToken = default)
        => Of(exception, exception is OperationCanceledException && cancellationToken.IsCancellationRequested ? CallFailureCause.Cancelled : CallFailureCause.Callee);

    /// <summary>A rejection by a circuit.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="method">The method that was called.</param>
    /// <returns>The failure.</returns>
    public static CallFailure Rejected(CircuitBreaker circuit, GuardedMethod method) => new(circuit, method, CallFailureCause.CircuitOpen);

    /// <summary>The same failure, its exception made: all who ask for it from here on get one and the same.</summary>
    /// <returns>The failure.</returns>
    public CallFailure Raised() => new(Exception, _method, Cause);

    /// <summary>The circuit's rejection of a further attempt, where the one before had a result.</summary>
    internal CallFailure AsResult() => new(_subject!, _method, Cause | CallFailureCause.Result);

    internal static CallFailure Of(Exception exception, CallFailureCause cause) => new(exception, null, cause);

    /// <summary>Throws <see cref="Exception"/>, with the stack it has.</summary>
    [DoesNotReturn]
    public void Throw() => ExceptionDispatchInfo.Throw(Exception);
}
