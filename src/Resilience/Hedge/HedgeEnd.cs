namespace Resilience.Execution;

/// <summary>How a hedged call ended.</summary>
/// <param name="Winner">The attempt that brought the outcome; null where all failed.</param>
/// <param name="Failure">Why all failed, or that the retry's classifier calls the winner's result a failure.</param>
internal readonly record struct HedgeEnd(Task? Winner, CallFailure Failure);
