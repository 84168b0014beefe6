namespace Resilience.Execution;

/// <summary>Hedges a method that returns a <see cref="Task{T}"/>.</summary>
internal readonly struct HedgedTask<T, TCall>(TCall next) : IHedgedCall
    where TCall : struct, IRepeatableCall<Task<T>>
{
    public Task Make(CancellationToken cancellationToken) => MethodGuard.MakeTask<T, TCall>(next, cancellationToken);

    public HedgeEnd Settle(MethodGuard guard, Task completed, in Admission admission) => guard.Settle((Task<T>)completed, admission);
}
