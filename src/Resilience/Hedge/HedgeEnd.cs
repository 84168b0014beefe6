namespace Resilience.Execution;

/// <summary>How a hedged call ended.</summary>
/// <param name="Winner">The attempt that brought the outcome, a result; null where an exception is the outcome.</param>
/// <param name="Failure">Why all failed; it may be that the retry's classifier calls the result a failure.</param>
internal readonly record struct HedgeEnd(Task? Winner, CallFailure Failure);
