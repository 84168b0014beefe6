using System.Collections.Frozen;

namespace StripeSimulator;

/// <summary>
/// Stripe's test cards: <c>pm_card_chargeDeclined</c>, <c>tok_chargeDeclined</c>, <c>pm_card_visa_chargeDeclined</c> are one
/// card under three names.
/// </summary>
internal sealed record TestCard(StripeError? Decline, bool NeedsAuthentication = false)
{
    private static readonly TestCard s_good = new(Decline: null);

    private static readonly FrozenDictionary<string, TestCard> s_cards = new Dictionary<string, TestCard>
    {
        ["visa"] = s_good,
        ["visa_debit"] = s_good,
        ["mastercard"] = s_good,
        ["mastercard_debit"] = s_good,
        ["amex"] = s_good,
        ["discover"] = s_good,
        ["diners"] = s_good,
        ["jcb"] = s_good,
        ["unionpay"] = s_good,
        ["us"] = s_good,
        ["chargeDeclined"] = Declined("Your card was declined.", "card_declined", "generic_decline"),
        ["chargeDeclinedInsufficientFunds"] = Declined("Your card has insufficient funds.", "card_declined", "insufficient_funds"),
        ["chargeDeclinedLostCard"] = Declined("Your card was declined.", "card_declined", "lost_card"),
        ["chargeDeclinedStolenCard"] = Declined("Your card was declined.", "card_declined", "stolen_card"),
        ["chargeDeclinedFraudulent"] = Declined("Your card was declined.", "card_declined", "fraudulent"),
        ["chargeDeclinedVelocityLimitExceeded"] = Declined(
            "Your card was declined for making repeated attempts too frequently or exceeding its amount limit.",
            "card_declined",
            "card_velocity_exceeded"),
        // These three say all in the code and have no decline code.
        ["chargeDeclinedExpiredCard"] = Declined("Your card has expired.", "expired_card"),
        ["chargeDeclinedIncorrectCvc"] = Declined("Your card's security code is incorrect.", "incorrect_cvc"),
        ["chargeDeclinedProcessingError"] = Declined(
            "An error occurred while processing your card. Try again in a little bit.", "processing_error"),
        ["authenticationRequired"] = StepUp,
        ["threeDSecure2Required"] = StepUp,
        ["threeDSecureRequired"] = StepUp,
    }.ToFrozenDictionary();

    /// <summary>Its decline is what it meets where nobody is there to authenticate.</summary>
    private static TestCard StepUp => Declined(
        "Your card was declined. This transaction requires authentication.",
        "authentication_required",
        "authentication_required") with
    { NeedsAuthentication = true };

    public static TestCard OfPaymentMethod(string id) =>
        Find(id, "pm_card_") ?? throw StripeErrors.NoSuch("PaymentMethod", id, "payment_method");

    public static TestCard OfToken(string id) => Find(id, "tok_") ?? throw StripeErrors.NoSuch("token", id, "source");

    private static TestCard? Find(string id, string prefix)
    {
        if (!id.StartsWith(prefix, StringComparison.Ordinal))
        {
            return null;
        }

        string name = id[prefix.Length..];
        return s_cards.GetValueOrDefault(name)
            ?? (name.StartsWith("visa_", StringComparison.Ordinal) ? s_cards.GetValueOrDefault(name["visa_".Length..]) : null);
    }

    private static TestCard Declined(string message, string code, string? declineCode = null) =>
        new(new StripeError("card_error", message) { Code = code, DeclineCode = declineCode });
}
