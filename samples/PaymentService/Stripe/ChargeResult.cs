using Resilience;

namespace PaymentService;

/// <summary>How an intent stands.</summary>
/// <param name="State">Of it.</param>
/// <param name="DeclineCode">Why it was declined.</param>
/// <param name="Message">The same in words.</param>
/// <param name="Rejection">The circuit's word where the state is <see cref="ChargeState.Queued"/>.</param>
internal sealed record ChargeResult(ChargeState State, string? DeclineCode = null, string? Message = null, RejectedException? Rejection = null);
