namespace StripeSimulator;

/// <summary>One payment on its way, as Stripe writes it (the fields that card payments use).</summary>
internal sealed record PaymentIntent : IStripeObject
{
    public static string Type => "payment_intent";

    public static string Title => "payment_intent";

    public required string Id { get; init; }

    public string Object { get; } = Type;

    public required long Amount { get; init; }

    public long AmountCapturable { get; init; }

    public long AmountReceived { get; init; }

    public long? CanceledAt { get; init; }

    public string? CancellationReason { get; init; }

    public string CaptureMethod { get; init; } = "automatic";

    public required string ClientSecret { get; init; }

    public string ConfirmationMethod { get; init; } = "automatic";

    public required long Created { get; init; }

    public required string Currency { get; init; }

    public string? Customer { get; init; }

    public string? Description { get; init; }

    public StripeError? LastPaymentError { get; init; }

    public string? LatestCharge { get; init; }

    public bool Livemode { get; init; }

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    public NextAction? NextAction { get; init; }

    public string? PaymentMethod { get; init; }

    public IReadOnlyList<string> PaymentMethodTypes { get; init; } = ["card"];

    public required string Status { get; init; }
}
