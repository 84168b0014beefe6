namespace Resilience.Execution;

/// <summary>A call that several attempts make, whatever its kind of task.</summary>
internal interface IHedgedCall
{
    /// <summary>Makes the call; what it throws at once becomes its task.</summary>
    Task Make(CancellationToken cancellationToken);

    /// <summary>Ends an attempt that completed well, whatever classifiers call its result.</summary>
    HedgeEnd Settle(MethodGuard guard, Task completed, in Admission admission);
}
