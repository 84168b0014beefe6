namespace Resilience.Execution;

/// <summary>The call of a method that returns a <see cref="ValueTask"/>, for several who wait: a task can be awaited more than once.</summary>
internal readonly struct CallAsTask<TCall>(TCall call) : IRepeatableCall<Task>
    where TCall : struct, IRepeatableCall<ValueTask>
{
    public Task Invoke(CancellationToken cancellationToken) => call.Invoke(cancellationToken).AsTask();

    public Task Fallback(in CallFailure failure, CancellationToken cancellationToken) => call.Fallback(failure, cancellationToken).AsTask();
}
