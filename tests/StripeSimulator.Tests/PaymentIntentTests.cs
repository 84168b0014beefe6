using System.Net;
using Stripe;

namespace StripeSimulator.Tests;

public sealed class PaymentIntentTests : SimulatorTest
{
    [Fact]
    public async Task A_new_intent_comes_back_as_it_was_asked_for()
    {
        PaymentIntent intent = await Stripe.V1.PaymentIntents.CreateAsync(new PaymentIntentCreateOptions
        {
            Amount = 1999,
            Currency = "EUR",
            PaymentMethod = "pm_card_visa",
            Description = "Größe & Preis = 5 [x]",
            Metadata = new Dictionary<string, string> { ["payment_id"] = "p-1", ["a b"] = "c&d" },
        });

        intent.Id.ShouldMatch("^pi_[0-9A-Za-z]{24}$");
        intent.Object.ShouldBe("payment_intent");
        intent.ClientSecret.ShouldStartWith(intent.Id + "_secret_");
        (intent.Amount, intent.Currency, intent.Status).ShouldBe((1999, "eur", "requires_confirmation"));
        (intent.AmountReceived, intent.Livemode, intent.LatestChargeId).ShouldBe((0, false, null));
        intent.PaymentMethodId.ShouldBe("pm_card_visa");
        intent.Description.ShouldBe("Größe & Preis = 5 [x]");
        intent.Metadata.ShouldBe(new Dictionary<string, string> { ["payment_id"] = "p-1", ["a b"] = "c&d" }, ignoreOrder: true);
        intent.Created.ShouldBe(DateTime.UtcNow, TimeSpan.FromMinutes(1));
        intent.StripeResponse.RequestId.ShouldMatch("^req_[0-9A-Za-z]{14}$");
    }

    [Fact]
    public async Task An_intent_without_a_payment_method_waits_for_one()
    {
        (await CreateIntentAsync(method: null)).Status.ShouldBe("requires_payment_method");
    }

    [Fact]
    public async Task A_confirmed_intent_has_succeeded_and_made_one_charge_that_carries_its_metadata()
    {
        PaymentIntent intent = await CreateIntentAsync();

        PaymentIntent confirmed = await Stripe.V1.PaymentIntents.ConfirmAsync(intent.Id);

        (confirmed.Status, confirmed.AmountReceived).ShouldBe(("succeeded", 1999));
        Charge charge = await Stripe.V1.Charges.GetAsync(confirmed.LatestChargeId);
        (charge.Amount, charge.Currency, charge.Status, charge.Paid).ShouldBe((1999, "usd", "succeeded", true));
        charge.PaymentIntentId.ShouldBe(intent.Id);
        charge.Metadata.ShouldContainKeyAndValue("payment_id", "p-1");
        (await ChargesAsync()).ShouldBe([new BookedCharge(intent.Id, "p-1", 1999, "succeeded")]);
    }

    [Fact]
    public async Task An_intent_can_be_created_and_confirmed_in_one_call()
    {
        PaymentIntent intent = await Stripe.V1.PaymentIntents.CreateAsync(new PaymentIntentCreateOptions
        {
            Amount = 500,
            Currency = "usd",
            PaymentMethod = "pm_card_mastercard",
            Confirm = true,
        });

        intent.Status.ShouldBe("succeeded");
    }

    [Fact]
    public async Task The_payment_method_may_be_named_at_confirmation()
    {
        PaymentIntent intent = await CreateIntentAsync(method: null);

        PaymentIntent confirmed = await Stripe.V1.PaymentIntents.ConfirmAsync(
            intent.Id, new PaymentIntentConfirmOptions { PaymentMethod = "pm_card_amex" });

        (confirmed.Status, confirmed.PaymentMethodId).ShouldBe(("succeeded", "pm_card_amex"));
    }

    [Fact]
    public async Task The_latest_charge_can_be_expanded_in_one_intent_and_in_a_list()
    {
        PaymentIntent intent = await CreateIntentAsync();
        PaymentIntent confirmed = await Stripe.V1.PaymentIntents.ConfirmAsync(
            intent.Id, new PaymentIntentConfirmOptions { Expand = ["latest_charge.payment_intent"] });
        StripeList<PaymentIntent> list = await Stripe.V1.PaymentIntents.ListAsync(
            new PaymentIntentListOptions { Expand = ["data.latest_charge"] });

        confirmed.LatestCharge.Status.ShouldBe("succeeded");
        confirmed.LatestCharge.PaymentIntent.Id.ShouldBe(intent.Id);
        list.Single().LatestCharge.Id.ShouldBe(confirmed.LatestChargeId);
    }

    [Fact]
    public async Task An_intent_is_read_back_as_it_is_now()
    {
        PaymentIntent intent = await CreateIntentAsync();
        await Stripe.V1.PaymentIntents.ConfirmAsync(intent.Id);

        (await Stripe.V1.PaymentIntents.GetAsync(intent.Id)).Status.ShouldBe("succeeded");
    }

    [Fact]
    public async Task An_intent_that_does_not_exist_is_missing()
    {
        StripeException missing = await Should.ThrowAsync<StripeException>(() => Stripe.V1.PaymentIntents.GetAsync("pi_none"));

        missing.HttpStatusCode.ShouldBe(HttpStatusCode.NotFound);
        missing.StripeError.ShouldSatisfyAllConditions(
            error => error.Type.ShouldBe("invalid_request_error"),
            error => error.Code.ShouldBe("resource_missing"),
            error => error.Param.ShouldBe("intent"),
            error => error.Message.ShouldBe("No such payment_intent: 'pi_none'"));
    }

    [Fact]
    public async Task A_list_is_paged_newest_first_and_back_again()
    {
        var ids = new List<string>();
        for (int i = 0; i < 5; i++)
        {
            ids.Insert(0, (await CreateIntentAsync()).Id);
        }

        PaymentIntentService intents = Stripe.V1.PaymentIntents;
        StripeList<PaymentIntent> first = await intents.ListAsync(new PaymentIntentListOptions { Limit = 2 });
        StripeList<PaymentIntent> back = await intents.ListAsync(new PaymentIntentListOptions { Limit = 2, EndingBefore = ids[4] });
        List<string> all = [];
        await foreach (PaymentIntent intent in intents.ListAutoPagingAsync(new PaymentIntentListOptions { Limit = 2 }))
        {
            all.Add(intent.Id);
        }

        first.Select(intent => intent.Id).ShouldBe(ids[..2]);
        first.HasMore.ShouldBeTrue();
        back.Select(intent => intent.Id).ShouldBe(ids[2..4]);
        all.ShouldBe(ids);
    }

    [Fact]
    public async Task A_cancelled_intent_is_cancelled_for_good()
    {
        PaymentIntent intent = await CreateIntentAsync();

        PaymentIntent cancelled = await Stripe.V1.PaymentIntents.CancelAsync(
            intent.Id, new PaymentIntentCancelOptions { CancellationReason = "abandoned" });
        StripeException again = await Should.ThrowAsync<StripeException>(() => Stripe.V1.PaymentIntents.CancelAsync(intent.Id));
        StripeException confirm = await Should.ThrowAsync<StripeException>(() => Stripe.V1.PaymentIntents.ConfirmAsync(intent.Id));

        (cancelled.Status, cancelled.CancellationReason).ShouldBe(("canceled", "abandoned"));
        cancelled.CanceledAt.ShouldNotBeNull();
        again.StripeError.Code.ShouldBe("payment_intent_unexpected_state");
        confirm.StripeError.Code.ShouldBe("payment_intent_unexpected_state");
        (await ChargesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_succeeded_intent_can_neither_be_confirmed_again_nor_cancelled()
    {
        PaymentIntent intent = await CreateIntentAsync();
        await Stripe.V1.PaymentIntents.ConfirmAsync(intent.Id);

        StripeException again = await Should.ThrowAsync<StripeException>(() => Stripe.V1.PaymentIntents.ConfirmAsync(intent.Id));
        StripeException cancel = await Should.ThrowAsync<StripeException>(() => Stripe.V1.PaymentIntents.CancelAsync(intent.Id));

        again.HttpStatusCode.ShouldBe(HttpStatusCode.BadRequest);
        again.StripeError.Type.ShouldBe("invalid_request_error");
        again.StripeError.Code.ShouldBe("payment_intent_unexpected_state");
        again.StripeError.PaymentIntent.Status.ShouldBe("succeeded");
        cancel.StripeError.Code.ShouldBe("payment_intent_unexpected_state");
        (await ChargesAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Fifty_confirmations_at_once_charge_once()
    {
        PaymentIntent intent = await CreateIntentAsync();

        bool[] confirmed = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            try
            {
                return (await Stripe.V1.PaymentIntents.ConfirmAsync(intent.Id)).Status == "succeeded";
            }
            catch (StripeException refused) when (refused.StripeError.Code == "payment_intent_unexpected_state")
            {
                return false;
            }
        }));

        confirmed.Count(success => success).ShouldBe(1);
        (await ChargesAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_intent_without_a_payment_method_cannot_be_confirmed()
    {
        PaymentIntent intent = await CreateIntentAsync(method: null);

        StripeException refused = await Should.ThrowAsync<StripeException>(() => Stripe.V1.PaymentIntents.ConfirmAsync(intent.Id));

        refused.StripeError.Code.ShouldBe("payment_intent_unexpected_state");
        refused.StripeError.Message.ShouldContain("missing a payment method");
    }
}
