using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Resilience.Execution;

namespace Resilience;

/// <content>Use by hand.</content>
[SuppressMessage("ApiDesign", "RS0026", Justification = "The overloads differ in the delegate, which is not optional.")]
public sealed partial class CircuitBreaker
{
    /// <summary>Calls through the circuit.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="action">The call; it is handed <paramref name="cancellationToken"/>.</param>
    /// <param name="cancellationToken">The caller's token. Cancelled on entry: nothing is called, whatever the circuit's state.</param>
    /// <returns>The result; or, through the task, the callee's own exception, unwrapped.</returns>
    /// <exception cref="CircuitOpenException">Through the task: the circuit is open.</exception>
    /// <exception cref="OperationCanceledException">Through the task: the token was cancelled on entry, or the callee gave up because of it.</exception>
    public ValueTask<T> ExecuteAsync<T>(Func<CancellationToken, ValueTask<T>> action, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(action);
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<T>(cancellationToken);
        }

        if (!TryEnter(out CircuitPermit permit))
        {
            return ValueTask.FromException<T>(Rejection(null));
        }

        ValueTask<T> call;
        try
        {
            call = action(cancellationToken);
        }
        catch (Exception exception)
        {
            call = ValueTask.FromException<T>(exception);
        }

        if (!call.IsCompletedSuccessfully)
        {
            return AwaitAsync(call, permit, cancellationToken);
        }

        T result = call.Result;
        Result(permit, result);
        return new ValueTask<T>(result);
    }

    /// <summary>Calls through the circuit.</summary>
    /// <param name="action">The call; it is handed <paramref name="cancellationToken"/>.</param>
    /// <param name="cancellationToken">The caller's token. Cancelled on entry: nothing is called, whatever the circuit's state.</param>
    /// <returns>A task; the callee's own exception leaves through it, unwrapped.</returns>
    /// <exception cref="CircuitOpenException">Through the task: the circuit is open.</exception>
    /// <exception cref="OperationCanceledException">Through the task: the token was cancelled on entry, or the callee gave up because of it.</exception>
    public ValueTask ExecuteAsync(Func<CancellationToken, ValueTask> action, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(action);
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        if (!TryEnter(out CircuitPermit permit))
        {
            return ValueTask.FromException(Rejection(null));
        }

        ValueTask call;
        try
        {
            call = action(cancellationToken);
        }
        catch (Exception exception)
        {
            call = ValueTask.FromException(exception);
        }

        if (!call.IsCompletedSuccessfully)
        {
            return AwaitAsync(call, permit, cancellationToken);
        }

        call.GetAwaiter().GetResult();
        Success(permit);
        return default;
    }

    /// <summary>Calls through the circuit.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="action">The call; it is handed <paramref name="cancellationToken"/>.</param>
    /// <param name="cancellationToken">The caller's token. Cancelled on entry: nothing is called, whatever the circuit's state.</param>
    /// <returns>The result.</returns>
    /// <exception cref="CircuitOpenException">The circuit is open.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled on entry, or the callee gave up because of it.</exception>
    public T Execute<T>(Func<CancellationToken, T> action, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(action);
        cancellationToken.ThrowIfCancellationRequested();
        if (!TryEnter(out CircuitPermit permit))
        {
            throw Rejection(null);
        }

        T result;
        try
        {
            result = action(cancellationToken);
        }
        catch (Exception exception)
        {
            Failure(permit, CallFailure.Of(exception, cancellationToken));
            throw;
        }

        Result(permit, result);
        return result;
    }

    /// <summary>Calls through the circuit.</summary>
    /// <param name="action">The call; it is handed <paramref name="cancellationToken"/>.</param>
    /// <param name="cancellationToken">The caller's token. Cancelled on entry: nothing is called, whatever the circuit's state.</param>
    /// <exception cref="CircuitOpenException">The circuit is open.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled on entry, or the callee gave up because of it.</exception>
    public void Execute(Action<CancellationToken> action, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(action);
        cancellationToken.ThrowIfCancellationRequested();
        if (!TryEnter(out CircuitPermit permit))
        {
            throw Rejection(null);
        }

        try
        {
            action(cancellationToken);
        }
        catch (Exception exception)
        {
            Failure(permit, CallFailure.Of(exception, cancellationToken));
            throw;
        }

        Success(permit);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<T> AwaitAsync<T>(ValueTask<T> call, CircuitPermit permit, CancellationToken cancellationToken)
    {
        T result;
        try
        {
            result = await call.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Failure(permit, CallFailure.Of(exception, cancellationToken));
            throw;
        }

        Result(permit, result);
        return result;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask AwaitAsync(ValueTask call, CircuitPermit permit, CancellationToken cancellationToken)
    {
        try
        {
            await call.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Failure(permit, CallFailure.Of(exception, cancellationToken));
            throw;
        }

        Success(permit);
    }
}
