using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Resilience.Execution;

/// <summary>The policies of one method that returns a task: the way in, the way out of calls that complete well at once, and what goes on with all others. For generated code.</summary>
/// <remarks>
/// <para>Outermost first: total time-out, retry, circuit, time-out of an attempt. The order stands here once, so that it need not be compiled again for every method.</para>
/// <para>What healthy calls pass is inlined into the generated body.</para>
/// <para>The loop over attempts stands in each of the four guards, for <see cref="Task"/> and <see cref="ValueTask"/>, with a result and without: each has an async method builder of its own, and one that served all would allocate for the others.</para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MethodGuard
{
    private readonly GuardedMethod _method;
    private readonly TimeoutPolicy? _timeout;
    private readonly TotalTimeoutPolicy? _total;
    private readonly bool _watchesStart;

    private protected MethodGuard(GuardedMethod method, CircuitBreaker? circuit, TimeoutPolicy? timeout, TotalTimeoutPolicy? total, RetryPolicy? retry, bool abandons)
    {
        _method = method;
        Circuit = circuit;
        _timeout = timeout;
        _total = total;
        Retry = retry;
        Abandons = abandons;
        _watchesStart = total is not null || retry is { WatchesStart: true };
    }

    private protected CircuitBreaker? Circuit { get; }

    private protected RetryPolicy? Retry { get; }

    /// <summary>Whether a pending call is left behind at the deadline, because the callee may ignore its token.</summary>
    private protected bool Abandons { get; }

    /// <summary>Asks all policies for leave to call.</summary>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <param name="admission">What goes back with the call.</param>
    /// <returns>False: cancelled, or rejected by the circuit.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryEnter(CancellationToken cancellationToken, out Admission admission)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            admission = default;
            return false;
        }

        (long expires, long started) = _watchesStart ? Start() : default;
        CircuitPermit permit = default;
        if (Circuit is { } circuit && !circuit.TryEnter(out permit))
        {
            admission = default;
            return false;
        }

        admission = new Admission(permit, Rent(), expires, started);
        return true;
    }

    /// <summary>Ends a call that completed well before it was handed on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected void End(in Admission admission)
    {
        Circuit?.Success(admission.Permit);
        admission.Deadline?.Return();
    }

    /// <summary>The exception of a call that the circuit did not let pass.</summary>
    private protected CircuitOpenException Rejection() => Circuit!.Rejection(_method);

    private protected CallFailure Rejected() => CallFailure.Rejected(Circuit!, _method);

    private protected bool TryReenter(CancellationToken cancellationToken, ref CircuitPermit permit, ref Deadline? deadline, out CancellationToken token)
    {
        token = cancellationToken;
        if (Circuit is { } circuit && !circuit.TryEnter(out permit))
        {
            return false;
        }

        deadline = Rent();
        token = deadline?.Token ?? cancellationToken;
        return true;
    }

    private protected RetryLoop BeginRetry(in Admission admission)
        => _total is null ? Retry!.Begin(admission.Started) : Retry!.Begin(admission.Started, _total, admission.Expires);

    private protected void Arm(Deadline? deadline, long expires, CancellationToken cancellationToken)
    {
        if (_timeout is null)
        {
            if (_total is not null)
            {
                deadline!.Arm(_total, expires, cancellationToken);
            }
        }
        else if (_total is null)
        {
            deadline!.Arm(_timeout, cancellationToken);
        }
        else
        {
            deadline!.Arm(_timeout, _total, expires, cancellationToken);
        }
    }

    /// <summary>Counts an attempt that failed, and ends its deadline.</summary>
    private protected CallFailure Fail(Exception exception, CircuitPermit permit, Deadline? deadline, CancellationToken cancellationToken)
    {
        CallFailure failure = deadline is null ? CallFailure.Of(exception, cancellationToken) : deadline.Fail(exception);
        Circuit?.Failure(permit, failure);
        return failure;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Deadline? Rent() => _timeout is { } timeout ? timeout.Rent() : _total?.Rent();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private (long Expires, long Started) Start() => (_total?.Start() ?? 0, Retry?.Start() ?? 0);
}
