namespace PaymentService;

/// <summary>Stripe's id of an intent: <c>pi_…</c>. Intents are charged once at most, whatever is asked of them.</summary>
internal readonly record struct PaymentIntentId(string Value)
{
    /// <summary>Stripe's own limit for ids.</summary>
    public const int MaxLength = 255;

    public override string ToString() => Value;
}
