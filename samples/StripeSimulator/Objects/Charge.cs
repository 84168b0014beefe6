namespace StripeSimulator;

/// <summary>One attempt to take money, as Stripe writes it.</summary>
internal sealed record Charge : IStripeObject
{
    public static string Type => "charge";

    public static string Title => "charge";

    public required string Id { get; init; }

    public string Object { get; } = Type;

    public required long Amount { get; init; }

    public required long AmountCaptured { get; init; }

    public long AmountRefunded { get; init; }

    public required bool Captured { get; init; }

    public required long Created { get; init; }

    public required string Currency { get; init; }

    public string? Customer { get; init; }

    public string? Description { get; init; }

    public string? FailureCode { get; init; }

    public string? FailureMessage { get; init; }

    public bool Livemode { get; init; }

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    public required bool Paid { get; init; }

    public string? PaymentIntent { get; init; }

    public string? PaymentMethod { get; init; }

    public bool Refunded { get; init; }

    public required string Status { get; init; }
}
