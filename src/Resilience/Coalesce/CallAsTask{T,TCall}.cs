namespace Resilience.Execution;

/// <summary>The call of a method that returns a <see cref="ValueTask{T}"/>, for several who wait: a task can be awaited more than once.</summary>
internal readonly struct CallAsTask<T, TCall>(TCall call) : IRepeatableCall<Task<T>>
    where TCall : struct, IRepeatableCall<ValueTask<T>>
{
    public Task<T> Invoke(CancellationToken cancellationToken) => call.Invoke(cancellationToken).AsTask();

    public Task<T> Fallback(in CallFailure failure, CancellationToken cancellationToken) => call.Fallback(failure, cancellationToken).AsTask();
}
