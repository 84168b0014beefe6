namespace PaymentService;

/// <summary>How an intent stands.</summary>
internal sealed record ChargeResult(ChargeState State, string? DeclineCode = null, string? Message = null);
