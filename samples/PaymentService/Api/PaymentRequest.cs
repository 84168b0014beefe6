namespace PaymentService;

/// <summary>The body of <c>POST /payments</c>, before anybody has looked at it.</summary>
internal sealed record PaymentRequest(long? Amount, string? Currency, string? PaymentMethod, string? Description);
