namespace Resilience.Execution;

/// <summary>How a hedged call ended, or one attempt at it.</summary>
/// <param name="Winner">The attempt that brought the outcome, a result; null where an exception is the outcome.</param>
/// <param name="Failure">Why all failed; it may be that the retry's classifier calls the result a failure.</param>
/// <param name="Outcome">What the circuit calls the result.</param>
internal readonly record struct HedgeEnd(Task? Winner, CallFailure Failure, Outcome Outcome = Outcome.Success)
{
    /// <summary>Whether it ends the race: neither the retry nor the circuit calls the result a failure.</summary>
    public bool IsSuccess => Winner is not null && !Failure.IsResult && Outcome != Outcome.Failure;
}
