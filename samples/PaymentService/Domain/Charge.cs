namespace PaymentService;

/// <summary>What is to be paid, and with what.</summary>
/// <param name="Amount">In the currency's smallest unit: 1999 is 19.99 EUR, or 1 999 JPY.</param>
/// <param name="Currency">Three small letters.</param>
/// <param name="PaymentMethod">Stripe's id of it: <c>pm_…</c>.</param>
/// <param name="Description">For people; may be missing.</param>
internal sealed record Charge(long Amount, string Currency, string PaymentMethod, string? Description);
