using System.Net;
using System.Text.Json;
using Stripe;

namespace StripeSimulator.Tests;

public sealed class IdempotencyTests : SimulatorTest
{
    private const string Intents = "/v1/payment_intents";
    private const string Form = "amount=500&currency=usd&payment_method=pm_card_visa&confirm=true";

    [Theory]
    [InlineData("amount=500&currency=usd", 200)]
    [InlineData(Form, 200)]
    [InlineData("amount=500&currency=usd&payment_method=pm_card_chargeDeclined&confirm=true", 402)]
    public async Task The_same_key_replays_the_first_answer_byte_for_byte(string form, int status)
    {
        using HttpResponseMessage first = await PostAsync(Intents, form, "key");
        using HttpResponseMessage second = await PostAsync(Intents, form, "key");

        ((int)second.StatusCode).ShouldBe(status);
        second.StatusCode.ShouldBe(first.StatusCode);
        (await second.Content.ReadAsByteArrayAsync()).ShouldBe(await first.Content.ReadAsByteArrayAsync());
        first.Headers.Contains("Idempotent-Replayed").ShouldBeFalse();
        second.Headers.GetValues("Idempotent-Replayed").ShouldBe(["true"]);
        second.Headers.GetValues("Original-Request").ShouldBe(first.Headers.GetValues("Request-Id"));
        (await Stripe.V1.PaymentIntents.ListAsync()).Count().ShouldBe(1);
        (await ChargesAsync()).Count.ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task A_confirmation_repeated_with_its_key_charges_once_and_shows_success_again()
    {
        PaymentIntent intent = await CreateIntentAsync();
        var options = new RequestOptions { IdempotencyKey = "confirm" };

        PaymentIntent first = await Stripe.V1.PaymentIntents.ConfirmAsync(intent.Id, requestOptions: options);
        PaymentIntent second = await Stripe.V1.PaymentIntents.ConfirmAsync(intent.Id, requestOptions: options);

        (second.Status, second.LatestChargeId).ShouldBe(("succeeded", first.LatestChargeId));
        second.StripeResponse.IdempotencyKey.ShouldBe("confirm");
        (await ChargesAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_order_of_parameters_makes_no_difference()
    {
        using HttpResponseMessage first = await PostAsync(Intents, "amount=500&currency=usd", "key");
        using HttpResponseMessage second = await PostAsync(Intents, "currency=usd&amount=500", "key");

        second.Headers.Contains("Idempotent-Replayed").ShouldBeTrue();
    }

    [Fact]
    public async Task Requests_without_a_key_and_with_other_keys_are_requests_of_their_own()
    {
        foreach (string? key in new[] { null, null, "a", "b" })
        {
            await CreateIntentAsync(key: key);
        }

        (await Stripe.V1.PaymentIntents.ListAsync()).Count().ShouldBe(4);
    }

    [Fact]
    public async Task The_same_key_with_other_parameters_is_an_error()
    {
        await CreateIntentAsync(key: "key", amount: 500);

        StripeException refused = await Should.ThrowAsync<StripeException>(() => CreateIntentAsync(key: "key", amount: 501));

        refused.HttpStatusCode.ShouldBe(HttpStatusCode.BadRequest);
        refused.StripeError.Type.ShouldBe("idempotency_error");
        refused.StripeError.Message.ShouldContain("same parameters");
        (await Stripe.V1.PaymentIntents.ListAsync()).Count().ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_at_another_endpoint_is_an_error()
    {
        PaymentIntent intent = await CreateIntentAsync(key: "key");

        StripeException refused = await Should.ThrowAsync<StripeException>(() => Stripe.V1.PaymentIntents.ConfirmAsync(
            intent.Id, requestOptions: new RequestOptions { IdempotencyKey = "key" }));

        refused.StripeError.Type.ShouldBe("idempotency_error");
        refused.StripeError.Message.ShouldContain("same endpoint");
        (await ChargesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task While_the_first_request_is_at_work_a_second_one_with_its_key_is_turned_away()
    {
        await BreakAsync("""{"mode":"latency","delayMs":600000}""");
        Task<HttpResponseMessage> one = PostAsync(Intents, Form, "key");
        Task<HttpResponseMessage> other = PostAsync(Intents, Form, "key");

        using HttpResponseMessage turnedAway = await await Task.WhenAny(one, other).WaitAsync(TimeSpan.FromSeconds(10));
        await MendAsync();
        HttpResponseMessage[] both = await Task.WhenAll(one, other);

        turnedAway.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        JsonElement error = await turnedAway.ErrorAsync();
        (error.Text("type"), error.Text("code")).ShouldBe(("idempotency_error", "idempotency_key_in_use"));
        both.Count(response => response.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        (await ChargesAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Fifty_requests_at_once_with_one_key_make_one_intent()
    {
        string?[] ids = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            try
            {
                return (await CreateIntentAsync(key: "key")).Id;
            }
            catch (StripeException busy) when (busy.StripeError.Code == "idempotency_key_in_use")
            {
                return null;
            }
        }));

        PaymentIntent only = (await Stripe.V1.PaymentIntents.ListAsync()).Single();
        ids.OfType<string>().Distinct().ShouldBe([only.Id]);
    }

    [Fact]
    public async Task A_500_of_the_endpoint_is_stored_and_replayed_after_the_fault_is_gone()
    {
        await BreakAsync("""{"mode":"error","status":500}""");
        using HttpResponseMessage first = await PostAsync(Intents, Form, "key");
        await MendAsync();
        using HttpResponseMessage second = await PostAsync(Intents, Form, "key");
        using HttpResponseMessage otherKey = await PostAsync(Intents, Form, "other key");

        first.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        second.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        second.Headers.Contains("Idempotent-Replayed").ShouldBeTrue();
        (await second.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        otherKey.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ChargesAsync()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"mode":"error","status":503}""")]
    [InlineData("""{"mode":"error","status":429}""")]
    [InlineData("""{"mode":"error","status":409}""")]
    [InlineData("""{"mode":"error","status":500,"body":"html"}""")]
    public async Task An_error_from_before_the_endpoint_is_not_stored(string fault)
    {
        await BreakAsync(fault);
        using HttpResponseMessage first = await PostAsync(Intents, Form, "key");
        await MendAsync();
        using HttpResponseMessage second = await PostAsync(Intents, Form, "key");

        first.IsSuccessStatusCode.ShouldBeFalse();
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_refused_request_is_not_stored()
    {
        using HttpResponseMessage wrong = await PostAsync(Intents, "amount=x&currency=usd", "key");
        using HttpResponseMessage right = await PostAsync(Intents, "amount=500&currency=usd", "key");

        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        right.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_key_on_a_GET_means_nothing()
    {
        PaymentIntent intent = await CreateIntentAsync();
        var options = new RequestOptions { IdempotencyKey = "read" };
        string before = (await Stripe.V1.PaymentIntents.GetAsync(intent.Id, requestOptions: options)).Status;
        await Stripe.V1.PaymentIntents.ConfirmAsync(intent.Id);

        string after = (await Stripe.V1.PaymentIntents.GetAsync(intent.Id, requestOptions: options)).Status;

        (before, after).ShouldBe(("requires_confirmation", "succeeded"));
    }

    [Fact]
    public async Task A_key_of_more_than_255_characters_is_refused()
    {
        using HttpResponseMessage longest = await PostAsync(Intents, Form, new string('k', 255));
        using HttpResponseMessage tooLong = await PostAsync(Intents, Form, new string('k', 256));

        longest.StatusCode.ShouldBe(HttpStatusCode.OK);
        tooLong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
