namespace Resilience.Execution;

/// <summary>Hedges a method that returns a <see cref="ValueTask"/>.</summary>
internal readonly struct HedgedValueTask<TCall>(TCall next) : IHedgedCall
    where TCall : struct, IRepeatableCall<ValueTask>
{
    public Task Make(CancellationToken cancellationToken) => MethodGuard.MakeValueTask<TCall>(next, cancellationToken).AsTask();

    public HedgeEnd Settle(MethodGuard guard, Task completed, in Admission admission)
    {
        guard.Complete(admission);
        return new HedgeEnd(completed, default);
    }
}
