namespace Resilience.Execution;

/// <summary>Hedges a method that returns a <see cref="ValueTask{T}"/>.</summary>
internal readonly struct HedgedValueTask<T, TCall>(TCall next) : IHedgedCall
    where TCall : struct, IRepeatableCall<ValueTask<T>>
{
    public Task Make(CancellationToken cancellationToken) => MethodGuard.MakeValueTask<T, TCall>(next, cancellationToken).AsTask();

    public HedgeEnd Settle(MethodGuard guard, Task completed, in Admission admission) => guard.Settle((Task<T>)completed, admission);
}
