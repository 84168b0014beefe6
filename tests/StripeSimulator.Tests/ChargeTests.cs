using System.Net;
using Stripe;

namespace StripeSimulator.Tests;

public sealed class ChargeTests : SimulatorTest
{
    [Theory]
    [InlineData("tok_visa")]
    [InlineData("tok_mastercard")]
    public async Task A_token_is_charged_at_once(string token)
    {
        Charge charge = await Stripe.V1.Charges.CreateAsync(new ChargeCreateOptions
        {
            Amount = 700,
            Currency = "usd",
            Source = token,
            Description = "once",
            Metadata = new Dictionary<string, string> { ["payment_id"] = "p-7" },
        });

        charge.Id.ShouldMatch("^ch_[0-9A-Za-z]{24}$");
        (charge.Object, charge.Status, charge.Paid, charge.Captured).ShouldBe(("charge", "succeeded", true, true));
        (charge.Amount, charge.AmountCaptured, charge.Currency, charge.Description).ShouldBe((700, 700, "usd", "once"));
        (await Stripe.V1.Charges.GetAsync(charge.Id)).Metadata.ShouldContainKeyAndValue("payment_id", "p-7");
        (await ChargesAsync()).ShouldBe([new BookedCharge(null, "p-7", 700, "succeeded")]);
    }

    [Fact]
    public async Task A_list_can_be_narrowed_to_one_intent()
    {
        await Stripe.V1.Charges.CreateAsync(new ChargeCreateOptions { Amount = 700, Currency = "usd", Source = "tok_visa" });
        PaymentIntent intent = await CreateIntentAsync();
        await Stripe.V1.PaymentIntents.ConfirmAsync(intent.Id);

        StripeList<Charge> all = await Stripe.V1.Charges.ListAsync();
        StripeList<Charge> own = await Stripe.V1.Charges.ListAsync(new ChargeListOptions { PaymentIntent = intent.Id });

        all.Count().ShouldBe(2);
        own.Single().PaymentIntentId.ShouldBe(intent.Id);
        own.Url.ShouldBe("/v1/charges");
    }

    [Fact]
    public async Task A_charge_that_does_not_exist_is_missing()
    {
        StripeException missing = await Should.ThrowAsync<StripeException>(() => Stripe.V1.Charges.GetAsync("ch_none"));

        (missing.HttpStatusCode, missing.StripeError.Code).ShouldBe((HttpStatusCode.NotFound, "resource_missing"));
    }

    [Fact]
    public async Task A_step_up_card_cannot_authenticate_here_and_is_declined()
    {
        StripeException declined = await Should.ThrowAsync<StripeException>(() => Stripe.V1.Charges.CreateAsync(
            new ChargeCreateOptions { Amount = 700, Currency = "usd", Source = "tok_threeDSecure2Required" }));

        declined.StripeError.Code.ShouldBe("authentication_required");
    }
}
