using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Resilience.Execution;

/// <content>Of methods that return a <see cref="ValueTask"/>.</content>
[SuppressMessage("Reliability", "CA2012", Justification = "Each call is awaited once, at the top of the loop.")]
public sealed partial class Continuation
{
    /// <summary>Awaits a call that a deadline bounds.</summary>
    /// <param name="call">The call.</param>
    /// <param name="permit">The circuit's permit, if there is a circuit.</param>
    /// <param name="deadline">The deadline whose token the callee has.</param>
    /// <param name="expires">When the total time-out runs out, if there is one.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The call's own end, or the time-out.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask AwaitAsync(ValueTask call, CircuitPermit permit, Deadline deadline, long expires, CancellationToken cancellationToken)
    {
        try
        {
            Arm(deadline, expires, cancellationToken);
            await (_abandons ? new ValueTask(deadline.Abandonable(call.AsTask())) : call).ConfigureAwait(false);
            _circuit?.Success(permit);
            deadline.Complete();
        }
        catch (Exception exception)
        {
            CallFailure failure = deadline.Fail(exception);
            _circuit?.Failure(permit, failure);
            failure.Throw();
            throw; // Not reached, which the compiler does not see.
        }
    }

    /// <summary>Awaits a call, and repeats it where it fails.</summary>
    /// <typeparam name="TCall">The call with its arguments.</typeparam>
    /// <param name="call">The first attempt.</param>
    /// <param name="next">What makes further attempts.</param>
    /// <param name="permit">The circuit's permit, if there is a circuit.</param>
    /// <param name="deadline">The deadline whose token the callee has, if there is a time-out.</param>
    /// <param name="expires">When the total time-out runs out, if there is one.</param>
    /// <param name="started">When the call started, as <see cref="RetryPolicy.Start"/> told.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The end of the last attempt.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask RetryAsync<TCall>(ValueTask call, TCall next, CircuitPermit permit, Deadline? deadline, long expires, long started, CancellationToken cancellationToken)
        where TCall : struct, IRepeatableCall<ValueTask>
    {
        RetryLoop? loop = null;
        bool admitted = true;
        while (true)
        {
            CallFailure failure;
            if (admitted)
            {
                try
                {
                    Arm(deadline, expires, cancellationToken);
                    await (_abandons ? new ValueTask(deadline!.Abandonable(call.AsTask())) : call).ConfigureAwait(false);
                    _circuit?.Success(permit);
                    deadline?.Complete();
                    return;
                }
                catch (Exception exception)
                {
                    failure = deadline is null ? CallFailure.Of(exception, cancellationToken) : deadline.Fail(exception);
                    _circuit?.Failure(permit, failure);
                }
            }
            else
            {
                failure = CallFailure.Rejected(_circuit!, _method!);
            }

            loop ??= BeginRetry(started, expires);
            if (!await loop.NextAsync(failure, cancellationToken).ConfigureAwait(false))
            {
                loop.Failure.Throw();
            }

            admitted = _circuit is null || _circuit.TryEnter(out permit);
            if (admitted)
            {
                deadline = Rent();
                try
                {
                    call = next.Invoke(deadline?.Token ?? cancellationToken);
                }
                catch (Exception exception)
                {
                    call = ValueTask.FromException(exception);
                }
            }
        }
    }

    /// <summary>Awaits a call that a deadline bounds.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="permit">The circuit's permit, if there is a circuit.</param>
    /// <param name="deadline">The deadline whose token the callee has.</param>
    /// <param name="expires">When the total time-out runs out, if there is one.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The call's own end, or the time-out.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<T> AwaitAsync<T>(ValueTask<T> call, CircuitPermit permit, Deadline deadline, long expires, CancellationToken cancellationToken)
    {
        try
        {
            Arm(deadline, expires, cancellationToken);
            T result = await (_abandons ? new ValueTask<T>(deadline.Abandonable(call.AsTask())) : call).ConfigureAwait(false);
            _circuit?.Result(permit, result);
            deadline.Complete();
            return result;
        }
        catch (Exception exception)
        {
            CallFailure failure = deadline.Fail(exception);
            _circuit?.Failure(permit, failure);
            failure.Throw();
            throw; // Not reached, which the compiler does not see.
        }
    }

    /// <summary>Awaits a call, and repeats it where it fails.</summary>
    /// <typeparam name="TCall">The call with its arguments.</typeparam>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="call">The first attempt.</param>
    /// <param name="next">What makes further attempts.</param>
    /// <param name="permit">The circuit's permit, if there is a circuit.</param>
    /// <param name="deadline">The deadline whose token the callee has, if there is a time-out.</param>
    /// <param name="expires">When the total time-out runs out, if there is one.</param>
    /// <param name="started">When the call started, as <see cref="RetryPolicy.Start"/> told.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The end of the last attempt.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<T> RetryAsync<TCall, T>(ValueTask<T> call, TCall next, CircuitPermit permit, Deadline? deadline, long expires, long started, CancellationToken cancellationToken)
        where TCall : struct, IRepeatableCall<ValueTask<T>>
    {
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
                    Arm(deadline, expires, cancellationToken);
                    result = await (_abandons ? new ValueTask<T>(deadline!.Abandonable(call.AsTask())) : call).ConfigureAwait(false);
                    _circuit?.Result(permit, result);
                    deadline?.Complete();
                    if (!_retry!.IsFailure(result))
                    {
                        return result;
                    }

                    failure = RetryLoop.OfResult();
                }
                catch (Exception exception)
                {
                    failure = deadline is null ? CallFailure.Of(exception, cancellationToken) : deadline.Fail(exception);
                    _circuit?.Failure(permit, failure);
                }
            }
            else
            {
                failure = CallFailure.Rejected(_circuit!, _method!);
            }

            loop ??= BeginRetry(started, expires);
            if (!await loop.NextAsync(failure, cancellationToken).ConfigureAwait(false))
            {
                if (loop.Failure.IsResult)
                {
                    return result;
                }

                loop.Failure.Throw();
            }

            admitted = _circuit is null || _circuit.TryEnter(out permit);
            if (admitted)
            {
                deadline = Rent();
                try
                {
                    call = next.Invoke(deadline?.Token ?? cancellationToken);
                }
                catch (Exception exception)
                {
                    call = ValueTask.FromException<T>(exception);
                }
            }
        }
    }
}
