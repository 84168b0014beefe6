namespace Resilience.Execution;

/// <summary>Hedges a method that returns a <see cref="Task"/>.</summary>
internal readonly struct HedgedTask<TCall>(TCall next) : IHedgedCall
    where TCall : struct, IRepeatableCall<Task>
{
    public Task Make(CancellationToken cancellationToken) => MethodGuard.MakeTask<TCall>(next, cancellationToken);

    public HedgeEnd Settle(MethodGuard guard, Task completed, in Admission admission)
    {
        guard.Complete(admission);
        return new HedgeEnd(completed, default);
    }
}
