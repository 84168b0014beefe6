namespace PaymentService.Trials;

/// <summary>The service's process in one moment, as it looks from outside.</summary>
/// <param name="At">On the trial's watch.</param>
/// <param name="Threads">Of the process, whatever they do.</param>
/// <param name="ResidentBytes">Memory that it really holds.</param>
/// <param name="IsOpen">Whether <c>/health</c> says that the circuit is not closed; null where it said nothing in time.</param>
internal sealed record LoadSample(TimeSpan At, int Threads, long ResidentBytes, bool? IsOpen);
