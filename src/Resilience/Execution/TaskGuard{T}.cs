using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Resilience.Execution;

/// <summary>The guard of a method that returns a <see cref="Task{T}"/>. For generated code.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TaskGuard<T> : MethodGuard
{
    internal TaskGuard(GuardedMethod method, CircuitBreaker? circuit, TimeoutPolicy? timeout, TotalTimeoutPolicy? total, RetryPolicy? retry, bool abandons)
        : base(method, circuit, timeout, total, retry, abandons)
    {
    }

    /// <summary>The answer to a call that was not let in.</summary>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The caller's cancellation, or the circuit's rejection.</returns>
    public Task<T> Refuse(CancellationToken cancellationToken)
        => cancellationToken.IsCancellationRequested ? Task.FromCanceled<T>(cancellationToken) : Task.FromException<T>(Rejection());

    /// <summary>Ends a call that has completed well already.</summary>
    /// <param name="call">The call. A callee that returns null for a task fails when that is awaited.</param>
    /// <param name="admission">What it was let in with.</param>
    /// <returns>False: it is pending or has failed; nothing has been ended.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryComplete([NotNullWhen(true)] Task<T> call, in Admission admission)
    {
        if (call is { IsCompletedSuccessfully: true })
        {
            End(admission);
            return true;
        }

        return false;
    }

    /// <summary>Awaits a call that is pending or has failed.</summary>
    /// <param name="call">The call.</param>
    /// <param name="admission">What it was let in with.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The call's own end, or the time-out.</returns>
    public async Task<T> AwaitAsync(Task<T> call, Admission admission, CancellationToken cancellationToken)
    {
        Deadline? deadline = admission.Deadline;
        try
        {
            Arm(deadline, admission.Expires, cancellationToken);
            T result = await (Abandons ? deadline!.Abandonable(call) : call).ConfigureAwait(false);
            Circuit?.Result(admission.Permit, result);
            deadline?.Complete();
            return result;
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
    public async Task<T> RetryAsync<TCall>(Task<T> call, TCall next, Admission admission, CancellationToken cancellationToken)
        where TCall : struct, IRepeatableCall<Task<T>>
    {
        CircuitPermit permit = admission.Permit;
        Deadline? deadline = admission.Deadline;
        RetryLoop? loop = null;
        bool admitted = true;
        T result = default!;
        while (true)
        {
            CallFailure failure;
            if (admitted)
            {
                try
                {
                    Arm(deadline, admission.Expires, cancellationToken);
                    result = await (Abandons ? deadline!.Abandonable(call) : call).ConfigureAwait(false);
                    Circuit?.Result(permit, result);
                    deadline?.Complete();
                    if (!Retry!.IsFailure(result))
                    {
                        return result;
                    }

                    failure = RetryLoop.OfResult();
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
                if (loop.Failure.IsResult)
                {
                    return result;
                }

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
                    call = Task.FromException<T>(exception);
                }
            }
        }
    }
}
