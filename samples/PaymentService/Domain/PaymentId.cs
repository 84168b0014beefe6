namespace PaymentService;

/// <summary>Ours, and the idempotency key under which Stripe knows the payment.</summary>
internal readonly record struct PaymentId(string Value)
{
    public static PaymentId New() => new($"pay_{Guid.CreateVersion7():N}");

    public override string ToString() => Value;
}
