using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Stripe;

namespace StripeSimulator.Tests;

public sealed class BadInputTests : SimulatorTest
{
    [Theory]
    [InlineData("", "amount", "parameter_missing")]
    [InlineData("amount=&currency=usd", "amount", "parameter_missing")]
    [InlineData("amount=500", "currency", "parameter_missing")]
    [InlineData("amount=abc&currency=usd", "amount", "parameter_invalid_integer")]
    [InlineData("amount=5.5&currency=usd", "amount", "parameter_invalid_integer")]
    [InlineData("amount=99999999999999999999&currency=usd", "amount", "parameter_invalid_integer")]
    [InlineData("amount=0&currency=usd", "amount", "parameter_invalid_integer")]
    [InlineData("amount=-5&currency=usd", "amount", "parameter_invalid_integer")]
    [InlineData("amount=49&currency=usd", "amount", "amount_too_small")]
    [InlineData("amount=100000000&currency=usd", "amount", "amount_too_large")]
    [InlineData("amount=500&currency=zzz", "currency", null)]
    [InlineData("amount=500&currency=usd&payment_method=pm_none", "payment_method", "resource_missing")]
    [InlineData("amount=500&currency=usd&payment_method=tok_visa", "payment_method", "resource_missing")]
    [InlineData("amount=500&currency=usd&customer=cus_1", "customer", "resource_missing")]
    [InlineData("amount=500&currency=usd&capture_method=manual", "capture_method", null)]
    [InlineData("amount=500&currency=usd&metadata=x", "metadata", null)]
    [InlineData("amount=500&currency=usd&metadata[aaaaaaaaaabbbbbbbbbbccccccccccddddddddddx]=1", "metadata", null)]
    [InlineData("amount=500&currency=usd&confirm=perhaps", "confirm", null)]
    [InlineData("amount=500&currency=usd&expand[]=customer", "expand", null)]
    public Task A_wrong_intent_is_refused_and_nothing_booked(string form, string param, string? code) =>
        Refused("/v1/payment_intents", form, param, code);

    [Theory]
    [InlineData("amount=500&currency=usd", "source", null)]
    [InlineData("amount=500&currency=usd&source=tok_none", "source", "resource_missing")]
    [InlineData("amount=500&currency=usd&source=pm_card_visa", "source", "resource_missing")]
    [InlineData("amount=500&currency=usd&source=tok_visa&capture=false", "capture", null)]
    [InlineData("amount=1&currency=usd&source=tok_visa", "amount", "amount_too_small")]
    public Task A_wrong_charge_is_refused_and_nothing_booked(string form, string param, string? code) =>
        Refused("/v1/charges", form, param, code);

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("limit=x", "limit")]
    [InlineData("starting_after=pi_none", "starting_after")]
    [InlineData("ending_before=pi_none", "ending_before")]
    public async Task A_wrong_page_is_refused(string query, string param)
    {
        using HttpResponseMessage response = await Api.GetAsync("/v1/payment_intents?" + query);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.ErrorAsync()).Text("param").ShouldBe(param);
    }

    [Theory]
    [InlineData("confirm", "payment_method=pm_none", "payment_method")]
    [InlineData("cancel", "cancellation_reason=boredom", "cancellation_reason")]
    public async Task A_wrong_step_leaves_the_intent_as_it_was(string step, string form, string param)
    {
        PaymentIntent intent = await CreateIntentAsync();

        await Refused($"/v1/payment_intents/{intent.Id}/{step}", form, param, code: null);

        (await Stripe.V1.PaymentIntents.GetAsync(intent.Id)).Status.ShouldBe("requires_confirmation");
    }

    [Theory]
    [InlineData("GET", "/v1/refunds")]
    [InlineData("GET", "/")]
    [InlineData("DELETE", "/v1/charges/ch_1")]
    [InlineData("GET", "//v1/charges")]
    [InlineData("POST", "/v1/payment_intents/pi_1/capture")]
    public async Task An_address_that_Stripe_does_not_have_is_not_found(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Host.ApiBase.OriginalString + path);

        using HttpResponseMessage response = await Api.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.ErrorAsync()).Text("message").ShouldNotBeNull().ShouldStartWith($"Unrecognized request URL ({method}: {path})");
    }

    [Fact]
    public async Task A_body_that_is_no_form_is_refused()
    {
        using HttpResponseMessage response = await Api.PostAsJsonAsync("/v1/payment_intents", new { amount = 500, currency = "usd" });

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.ErrorAsync()).Text("type").ShouldBe("invalid_request_error");
    }

    private async Task Refused(string path, string form, string param, string? code)
    {
        int intentsBefore = (await Stripe.V1.PaymentIntents.ListAsync()).Count();

        using HttpResponseMessage response = await PostAsync(path, form);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonElement error = await response.ErrorAsync();
        error.Text("type").ShouldBe("invalid_request_error");
        error.Text("param").ShouldBe(param);
        if (code is not null)
        {
            error.Text("code").ShouldBe(code);
        }

        error.Text("message").ShouldNotBeNullOrEmpty();
        (await ChargesAsync()).ShouldBeEmpty();
        (await Stripe.V1.PaymentIntents.ListAsync()).Count().ShouldBe(intentsBefore);
    }
}
