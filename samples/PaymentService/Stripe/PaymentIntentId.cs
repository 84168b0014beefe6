namespace PaymentService;

/// <summary>Stripe's id of an intent: <c>pi_…</c>. Intents are charged once at most, whatever is asked of them.</summary>
internal readonly record struct PaymentIntentId(string Value)
{
    public override string ToString() => Value;
}
