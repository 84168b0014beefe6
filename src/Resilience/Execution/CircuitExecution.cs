using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Resilience.Execution;

/// <summary>A circuit's hot path. For generated code; by hand use <see cref="CircuitBreaker.ExecuteAsync{T}"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CircuitExecution
{
    /// <summary>Asks for leave to call.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="permit">The permit; exactly one of the other methods takes it back.</param>
    /// <returns>False: rejected.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryEnter(this CircuitBreaker circuit, out CircuitPermit permit) => circuit.TryEnter(out permit);

    /// <summary>Gives a permit back with a success.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="permit">The permit.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Success(this CircuitBreaker circuit, CircuitPermit permit) => circuit.Success(permit);

    /// <summary>Gives a permit back with a result that the circuit's classifier judges.</summary>
    /// <typeparam name="T">The method's type of result.</typeparam>
    /// <param name="circuit">The circuit.</param>
    /// <param name="permit">The permit.</param>
    /// <param name="result">The result.</param>
    public static void Result<T>(this CircuitBreaker circuit, CircuitPermit permit, T result) => circuit.Result(permit, result);

    /// <summary>Gives a permit back with a failure.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="permit">The permit.</param>
    /// <param name="failure">The failure.</param>
    public static void Failure(this CircuitBreaker circuit, CircuitPermit permit, in CallFailure failure) => circuit.Failure(permit, failure);

    /// <summary>Gives a permit back with a task that completed, however it did.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="permit">The permit.</param>
    /// <param name="call">The completed task. Its exception stays in it.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public static void Settle(this CircuitBreaker circuit, CircuitPermit permit, Task call, CancellationToken cancellationToken = default)
    {
        if (call.IsCompletedSuccessfully)
        {
            circuit.Success(permit);
        }
        else
        {
            circuit.Failure(permit, CallFailure.Of(call.Exception?.InnerException ?? new TaskCanceledException(call), cancellationToken));
        }
    }

    /// <summary>The exception of a rejection.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="method">The method that was called.</param>
    /// <returns>A new exception.</returns>
    public static CircuitOpenException Rejection(this CircuitBreaker circuit, GuardedMethod method) => circuit.Rejection(method);
}
