namespace Resilience.Execution;

/// <summary>A call that several attempts make, whatever its kind of task.</summary>
internal interface IHedgedCall
{
    /// <summary>Makes the call; what it throws at once becomes its task.</summary>
    Task Make(CancellationToken cancellationToken);

    /// <summary>Ends an attempt that completed well: it is the winner, also where the retry's classifier calls its result a failure.</summary>
    HedgeEnd Settle(MethodGuard guard, Task completed, in Admission admission);
}
