using System.Net;

namespace PaymentService.Tests;

public sealed class PaymentFlowTests : ServiceTest
{
    [DatabaseFact]
    public async Task A_payment_that_succeeds_is_201_with_Stripes_id_and_one_charge()
    {
        Answer paid = (await Service.PayAsync("order-1", description: "Ein Buch, für Zoë ☕")).ShouldBe(HttpStatusCode.Created, "SUCCESS");

        paid.Location!.ToString().ShouldBe($"/payments/{paid.PaymentId}");
        paid.Body.GetProperty("success").GetBoolean().ShouldBeTrue();
        paid.Body.GetProperty("amount").GetInt64().ShouldBe(1999);
        paid.Field("currency").ShouldBe("eur");
        paid.Field("declineCode").ShouldBeNull();
        paid.Field("errorMessage").ShouldBeNull();
        paid.Body.GetProperty("createdAt").GetDateTimeOffset().ShouldBe(Time.Start);
        paid.Body.GetProperty("updatedAt").GetDateTimeOffset().ShouldBe(Time.Start);
        BookedCharge charge = (await ChargesAsync()).ShouldHaveSingleItem();
        charge.ShouldBe(new BookedCharge(paid.Field("transactionId")!, paid.PaymentId, 1999, "succeeded"));
    }

    [DatabaseTheory]
    [InlineData("pm_card_chargeDeclined", "generic_decline")]
    [InlineData("pm_card_chargeDeclinedInsufficientFunds", "insufficient_funds")]
    [InlineData("pm_card_chargeDeclinedExpiredCard", "expired_card")]
    [InlineData("pm_card_authenticationRequired", "authentication_required")]
    public async Task A_decline_is_402_with_its_code_and_a_healthy_answer(string method, string code)
    {
        Answer declined = (await Service.PayAsync("order-1", method)).ShouldBe(HttpStatusCode.PaymentRequired, "FAILED");

        declined.Field("declineCode").ShouldBe(code);
        declined.Field("transactionId").ShouldBeNull();
        declined.Field("errorMessage").ShouldNotBeNullOrEmpty();
        declined.Body.GetProperty("success").GetBoolean().ShouldBeFalse();
        Circuit.GetSnapshot().Failures.ShouldBe(0);
        await ShouldBeChargedOnceAsync();
    }

    [DatabaseFact]
    public async Task Many_declines_do_not_open_the_circuit()
    {
        for (int i = 0; i < 5; i++)
        {
            await Service.PayAsync($"order-{i}", "pm_card_chargeDeclined");
        }

        (await Service.PayAsync("order-5")).ShouldBe(HttpStatusCode.Created, "SUCCESS");
    }

    [DatabaseFact]
    public async Task The_intent_is_made_then_confirmed_and_nothing_else_is_asked()
    {
        Answer paid = await Service.PayAsync("order-1");

        Traffic.Requests.ShouldBe(["POST /v1/payment_intents", $"POST /v1/payment_intents/{paid.Field("transactionId")}/confirm"]);
    }

    [DatabaseFact]
    public async Task A_payment_can_be_read_again_and_is_the_same()
    {
        Answer paid = await Service.PayAsync("order-1");

        Answer read = await Service.GetAsync(paid.Location!.ToString());

        read.Status.ShouldBe(HttpStatusCode.OK);
        read.Text.ShouldBe(paid.Text);
    }

    [DatabaseFact]
    public async Task A_payment_that_is_not_there_is_404_problem_details() =>
        (await Service.GetAsync("/payments/pay_none")).ShouldBeProblem(HttpStatusCode.NotFound);

    [DatabaseFact]
    public async Task Payments_are_listed_by_status_in_any_case_newest_first()
    {
        Answer first = await Service.PayAsync("order-1");
        Time.Advance(TimeSpan.FromMilliseconds(10));
        Answer second = await Service.PayAsync("order-2");
        await Service.PayAsync("order-3", "pm_card_chargeDeclined");

        Answer list = await Service.GetAsync("/payments?status=sUcCeSs");

        list.Body.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("paymentId").GetString())
            .ShouldBe([second.PaymentId, first.PaymentId]);
        (await Service.CountAsync("failed")).ShouldBe(1);
        (await Service.CountAsync("queued_for_retry")).ShouldBe(0);
        (await Service.CountAsync()).ShouldBe(3);
    }

    [DatabaseFact]
    public async Task Payments_of_one_moment_are_always_listed_in_one_order()
    {
        var ids = new List<string>();
        for (int i = 0; i < 5; i++)
        {
            ids.Add((await Service.PayAsync($"order-{i}")).PaymentId);
        }

        Answer list = await Service.GetAsync("/payments");

        list.Body.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("paymentId").GetString())
            .ShouldBe(ids.OrderDescending(StringComparer.Ordinal));
    }

    [DatabaseTheory]
    [InlineData("unheard_of")]
    [InlineData("1")]
    [InlineData("")]
    public async Task An_unknown_status_is_400_and_names_the_known_ones(string status) =>
        (await Service.GetAsync($"/payments?status={status}")).ShouldBeProblem(HttpStatusCode.BadRequest).Text.ShouldContain("QUEUED_FOR_RETRY");

    [DatabaseFact]
    public async Task Health_is_healthy()
    {
        Answer health = await Service.GetAsync("/health");

        health.Status.ShouldBe(HttpStatusCode.OK);
        health.Text.ShouldBe("Healthy");
    }
}
