using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Resilience.Execution;

/// <summary>The guard of a method that returns a <see cref="ValueTask"/>. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Reliability", "CA2012", Justification = "Each call is awaited once, at the top of the loop.")]
public sealed class ValueTaskGuard : MethodGuard
{
    internal ValueTaskGuard(GuardedMethod method, CircuitBreaker? circuit, TimeoutPolicy? timeout, TotalTimeoutPolicy? total, RetryPolicy? retry, bool abandons)
        : base(method, circuit, timeout, total, retry, abandons)
    {
    }

    /// <summary>The answer to a call that was not let in.</summary>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The caller's cancellation, or the circuit's rejection.</returns>
    public ValueTask Refuse(CancellationToken cancellationToken)
        => cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled(cancellationToken) : ValueTask.FromException(Rejection());

    /// <summary>Ends a call that has completed well already.</summary>
    /// <param name="admission">What it was let in with.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Complete(in Admission admission) => End(admission);

    /// <summary>Awaits a call that is pending or has failed.</summary>
    /// <param name="call">The call.</param>
    /// <param name="admission">What it was let in with.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The call's own end, or the time-out.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask AwaitAsync(ValueTask call, Admission admission, CancellationToken cancellationToken)
    {
        Deadline? deadline = admission.Deadline;
        try
        {
            Arm(deadline, admission.Expires, cancellationToken);
            await (Abandons ? new ValueTask(deadline!.Abandonable(call.AsTask())) : call).ConfigureAwait(false);
            Circuit?.Success(admission.Permit);
            deadline?.Complete();
        }
        catch (Exception exception)
        {
            Fail(exception, admission.Permit, deadline, cancellationToken).Throw();
            throw; // Not reached, which the compiler does not see.
        }
    }

    /// <summary>Awaits a call, and repeats it where it fails.</summary>
    /// <typeparam name="TCall">The call with its arguments.</typeparam>
    /// <param name="call">The first attempt.</param>
    /// <param name="next">What makes further attempts.</param>
    /// <param name="admission">What the first attempt was let in with.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The end of the last attempt.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask RetryAsync<TCall>(ValueTask call, TCall next, Admission admission, CancellationToken cancellationToken)
        where TCall : struct, IRepeatableCall<ValueTask>
    {
        CircuitPermit permit = admission.Permit;
        Deadline? deadline = admission.Deadline;
        RetryLoop? loop = null;
        bool admitted = true;
        while (true)
        {
            CallFailure failure;
            if (admitted)
            {
                try
                {
                    Arm(deadline, admission.Expires, cancellationToken);
                    await (Abandons ? new ValueTask(deadline!.Abandonable(call.AsTask())) : call).ConfigureAwait(false);
                    Circuit?.Success(permit);
                    deadline?.Complete();
                    return;
                }
                catch (Exception exception)
                {
                    failure = Fail(exception, permit, deadline, cancellationToken);
                }
            }
            else
            {
                failure = Rejected();
            }

            loop ??= BeginRetry(admission);
            if (!await loop.NextAsync(failure, cancellationToken).ConfigureAwait(false))
            {
                loop.Failure.Throw();
            }

            admitted = TryReenter(cancellationToken, ref permit, ref deadline, out CancellationToken token);
            if (admitted)
            {
                try
                {
                    call = next.Invoke(token);
                }
                catch (Exception exception)
                {
                    call = ValueTask.FromException(exception);
                }
            }
        }
    }
}
