using System.Net;

namespace PaymentService.Tests;

public sealed class ReplayTests : ServiceTest
{
    [DatabaseFact]
    public async Task The_same_key_is_the_same_payment()
    {
        Answer first = await Service.PayAsync("order-1");
        Answer again = await Service.PayAsync("order-1");

        again.Status.ShouldBe(HttpStatusCode.Created);
        again.Text.ShouldBe(first.Text);
        again.Location.ShouldBe(first.Location);
        await ShouldBeChargedOnceAsync(first.PaymentId);
    }

    [DatabaseFact]
    public async Task Another_key_is_another_payment()
    {
        Answer first = await Service.PayAsync("order-1");
        Answer second = await Service.PayAsync("ORDER-1");

        await ShouldBeChargedOnceAsync(first.PaymentId, second.PaymentId);
    }

    [DatabaseFact]
    public async Task A_declined_payment_stays_declined()
    {
        Answer first = await Service.PayAsync("order-1", "pm_card_chargeDeclined");
        int asked = Traffic.Requests.Count;

        Answer again = (await Service.PayAsync("order-1", "pm_card_chargeDeclined")).ShouldBe(HttpStatusCode.PaymentRequired, "FAILED");

        again.PaymentId.ShouldBe(first.PaymentId);
        Traffic.Requests.Count.ShouldBe(asked);
    }

    [DatabaseFact]
    public async Task The_same_key_with_another_body_is_422()
    {
        Answer first = await Service.PayAsync("order-1", description: "one");

        (await Service.PayAsync("order-1", amount: 2000, description: "one")).ShouldBeProblem(HttpStatusCode.UnprocessableEntity);
        (await Service.PayAsync("order-1", currency: "usd", description: "one")).ShouldBeProblem(HttpStatusCode.UnprocessableEntity);
        (await Service.PayAsync("order-1", "pm_card_mastercard", description: "one")).ShouldBeProblem(HttpStatusCode.UnprocessableEntity);
        (await Service.PayAsync("order-1", description: "two")).ShouldBeProblem(HttpStatusCode.UnprocessableEntity);
        (await Service.PayAsync("order-1")).ShouldBeProblem(HttpStatusCode.UnprocessableEntity);
        (await Service.CountAsync()).ShouldBe(1);
        await ShouldBeChargedOnceAsync(first.PaymentId);
    }

    [DatabaseFact]
    public async Task While_the_first_is_still_at_work_the_second_hears_that_it_is_pending()
    {
        var held = new TaskCompletionSource();
        Traffic.Before = (_, _) => held.Task;
        Task<Answer> first = Service.PayAsync("order-1");
        await WaitForAsync(() => Traffic.InFlight == 1, "the first is on its way to Stripe");

        Answer second = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Accepted, "PENDING");

        held.SetResult();
        (await first).ShouldBe(HttpStatusCode.Created, "SUCCESS").PaymentId.ShouldBe(second.PaymentId);
        await ShouldBeChargedOnceAsync(second.PaymentId);
    }

    [DatabaseFact]
    public async Task Fifty_at_once_are_one_payment_and_one_charge()
    {
        Answer[] answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Service.PayAsync("order-1")));

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.Created || answer.Status == HttpStatusCode.Accepted);
        string id = answers.Select(answer => answer.PaymentId).Distinct().ShouldHaveSingleItem();
        answers.ShouldContain(answer => answer.Status == HttpStatusCode.Created);
        (await Service.CountAsync()).ShouldBe(1);
        await ShouldBeChargedOnceAsync(id);
    }

    [DatabaseFact]
    public async Task A_caller_that_hangs_up_does_not_take_the_payment_back()
    {
        var held = new TaskCompletionSource();
        Traffic.Before = (_, _) => held.Task;
        using var client = new HttpClient { BaseAddress = Service.Address };
        using var hungUp = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/payments")
        {
            Content = new StringContent("""{"amount":1999,"currency":"eur","paymentMethod":"pm_card_visa"}""", null, "application/json"),
            Headers = { { "Idempotency-Key", "order-1" } },
        };
        Task<HttpResponseMessage> call = client.SendAsync(request, hungUp.Token);
        await WaitForAsync(() => Traffic.InFlight == 1, "the payment is on its way to Stripe");

        await hungUp.CancelAsync();
        await call.ShouldThrowAsync<OperationCanceledException>();
        held.SetResult();

        await UntilAsync(async () => await Service.CountAsync("success") == 1, "the payment is made all the same");
    }
}
