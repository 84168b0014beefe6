using System.Collections.Concurrent;

namespace PaymentService.Trials;

/// <summary>A payment as a client wants it, and all that it was told about it.</summary>
internal sealed record Order(string Key, Charge Charge)
{
    /// <summary>Cards of which the simulated Stripe takes money, and those it declines.</summary>
    public static readonly string[] GoodCards = ["pm_card_visa", "pm_card_mastercard", "pm_card_amex"];

    public static readonly string[] DecliningCards = ["pm_card_chargeDeclined", "pm_card_chargeDeclinedInsufficientFunds"];

    /// <summary>One for each request that was sent, in the order in which they came back.</summary>
    public ConcurrentQueue<Reply> Replies { get; init; } = [];

    public override string ToString() => $"{Key} {Charge}";
}
