using System.Net;
using Stripe;

namespace StripeSimulator.Tests;

public sealed class DeclineTests : SimulatorTest
{
    public static TheoryData<string, string, string?> Declines => new()
    {
        { "chargeDeclined", "card_declined", "generic_decline" },
        { "visa_chargeDeclined", "card_declined", "generic_decline" },
        { "chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds" },
        { "visa_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds" },
        { "chargeDeclinedLostCard", "card_declined", "lost_card" },
        { "chargeDeclinedStolenCard", "card_declined", "stolen_card" },
        { "chargeDeclinedFraudulent", "card_declined", "fraudulent" },
        { "chargeDeclinedVelocityLimitExceeded", "card_declined", "card_velocity_exceeded" },
        { "chargeDeclinedExpiredCard", "expired_card", null },
        { "chargeDeclinedIncorrectCvc", "incorrect_cvc", null },
        { "chargeDeclinedProcessingError", "processing_error", null },
    };

    [Theory]
    [MemberData(nameof(Declines))]
    public async Task A_declined_confirmation_is_a_card_error_and_the_intent_wants_another_card(
        string card, string code, string? declineCode)
    {
        PaymentIntent intent = await CreateIntentAsync("pm_card_" + card);

        StripeException declined = await Should.ThrowAsync<StripeException>(() => Stripe.V1.PaymentIntents.ConfirmAsync(intent.Id));

        declined.HttpStatusCode.ShouldBe(HttpStatusCode.PaymentRequired);
        (declined.StripeError.Type, declined.StripeError.Code, declined.StripeError.DeclineCode)
            .ShouldBe(("card_error", code, declineCode));
        declined.StripeError.PaymentIntent.Id.ShouldBe(intent.Id);

        PaymentIntent now = await Stripe.V1.PaymentIntents.GetAsync(intent.Id);
        (now.Status, now.PaymentMethodId, now.LatestChargeId).ShouldBe(("requires_payment_method", null, declined.StripeError.Charge));
        (now.LastPaymentError.Code, now.LastPaymentError.DeclineCode).ShouldBe((code, declineCode));
        (await ChargesAsync()).ShouldBe([new BookedCharge(intent.Id, "p-1", 1999, "failed")]);
    }

    [Theory]
    [MemberData(nameof(Declines))]
    public async Task A_declined_token_is_a_card_error_and_leaves_a_failed_charge(string card, string code, string? declineCode)
    {
        StripeException declined = await Should.ThrowAsync<StripeException>(() => Stripe.V1.Charges.CreateAsync(
            new ChargeCreateOptions { Amount = 700, Currency = "usd", Source = "tok_" + card }));

        declined.HttpStatusCode.ShouldBe(HttpStatusCode.PaymentRequired);
        (declined.StripeError.Type, declined.StripeError.Code, declined.StripeError.DeclineCode)
            .ShouldBe(("card_error", code, declineCode));
        Charge charge = await Stripe.V1.Charges.GetAsync(declined.StripeError.Charge);
        (charge.Status, charge.Paid, charge.FailureCode, charge.AmountCaptured).ShouldBe(("failed", false, code, 0));
    }

    [Fact]
    public async Task A_declined_intent_succeeds_with_another_card()
    {
        PaymentIntent intent = await CreateIntentAsync("pm_card_chargeDeclined");
        await Should.ThrowAsync<StripeException>(() => Stripe.V1.PaymentIntents.ConfirmAsync(intent.Id));

        PaymentIntent paid = await Stripe.V1.PaymentIntents.ConfirmAsync(
            intent.Id, new PaymentIntentConfirmOptions { PaymentMethod = "pm_card_visa" });

        (paid.Status, paid.LastPaymentError).ShouldBe(("succeeded", null));
        (await ChargesAsync()).Select(charge => charge.Status).ShouldBe(["failed", "succeeded"]);
    }

    [Fact]
    public async Task A_card_that_needs_authentication_asks_for_it()
    {
        PaymentIntent intent = await CreateIntentAsync("pm_card_authenticationRequired");

        PaymentIntent confirmed = await Stripe.V1.PaymentIntents.ConfirmAsync(intent.Id);

        (confirmed.Status, confirmed.NextAction.Type).ShouldBe(("requires_action", "use_stripe_sdk"));
        (await ChargesAsync()).ShouldBeEmpty();
        (await Stripe.V1.PaymentIntents.CancelAsync(intent.Id)).Status.ShouldBe("canceled");
    }

    [Theory]
    [InlineData("pm_card_authenticationRequired")]
    [InlineData("pm_card_threeDSecure2Required")]
    public async Task A_card_that_needs_authentication_is_declined_where_an_error_was_asked_for_instead(string method)
    {
        PaymentIntent intent = await CreateIntentAsync(method);

        StripeException declined = await Should.ThrowAsync<StripeException>(() => Stripe.V1.PaymentIntents.ConfirmAsync(
            intent.Id, new PaymentIntentConfirmOptions { ErrorOnRequiresAction = true }));

        declined.HttpStatusCode.ShouldBe(HttpStatusCode.PaymentRequired);
        (declined.StripeError.Type, declined.StripeError.Code).ShouldBe(("card_error", "authentication_required"));
        (await Stripe.V1.PaymentIntents.GetAsync(intent.Id)).Status.ShouldBe("requires_payment_method");
    }

    [Fact]
    public async Task A_declined_create_and_confirm_leaves_an_intent_behind()
    {
        StripeException declined = await Should.ThrowAsync<StripeException>(() => Stripe.V1.PaymentIntents.CreateAsync(
            new PaymentIntentCreateOptions { Amount = 500, Currency = "usd", PaymentMethod = "pm_card_chargeDeclined", Confirm = true }));

        PaymentIntent intent = (await Stripe.V1.PaymentIntents.ListAsync()).Single();
        intent.Id.ShouldBe(declined.StripeError.PaymentIntent.Id);
        intent.Status.ShouldBe("requires_payment_method");
    }
}
