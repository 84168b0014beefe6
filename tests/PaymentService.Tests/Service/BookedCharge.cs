namespace PaymentService.Tests;

/// <summary>A line of the simulator's books.</summary>
internal sealed record BookedCharge(string Intent, string? PaymentId, long Amount, string Status);
