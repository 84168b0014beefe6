using System.Net;
using System.Text;

namespace PaymentService.Tests;

/// <summary>What has the form of an answer, and is none to what was asked: nothing is taken from it, and the payment ends by what is true.</summary>
public sealed class ForeignAnswerTests : ServiceTest
{
    [DatabaseTheory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"id":"","amount":1999,"currency":"eur","metadata":{"payment_id":"PAYMENT"}}""")]
    [InlineData("""{"id":null,"amount":1999,"currency":"eur","metadata":{"payment_id":"PAYMENT"}}""")]
    [InlineData("""{"id":"pi_1","amount":2000,"currency":"eur","metadata":{"payment_id":"PAYMENT"}}""")]
    [InlineData("""{"id":"pi_1","amount":1999,"currency":"usd","metadata":{"payment_id":"PAYMENT"}}""")]
    [InlineData("""{"id":"pi_LONG","amount":1999,"currency":"eur","metadata":{"payment_id":"PAYMENT"}}""")]
    [InlineData("""{"id":"pi_1","amount":1999,"currency":"eur","metadata":{"payment_id":"pay_another"}}""")]
    [InlineData("""{"id":"pi_1","amount":1999,"currency":"eur","metadata":{}}""")]
    [InlineData("""{"id":"pi_1","amount":1999,"currency":"eur"}""")]
    public async Task An_intent_that_was_not_asked_for_is_not_confirmed(string body)
    {
        AnswerOnce("POST", "/payment_intents", HttpStatusCode.OK, body.Replace("LONG", new string('1', 253), StringComparison.Ordinal));

        Answer paid = await WhileTimePassesAsync(Service.PayAsync("order-1"));

        paid.ShouldBe(HttpStatusCode.Created, "SUCCESS");
        Traffic.Requests.Count(request => request.EndsWith("/payment_intents", StringComparison.Ordinal)).ShouldBe(2, "asked again");
        await ShouldBeChargedOnceAsync(paid.PaymentId);
    }

    [DatabaseTheory]
    [InlineData("succeeded")]
    [InlineData("canceled")]
    [InlineData("requires_action")]
    public async Task What_is_said_of_another_intent_settles_nothing(string state)
    {
        AnswerOnce("POST", "/confirm", HttpStatusCode.OK, $$"""{"id":"pi_another","object":"payment_intent","status":"{{state}}"}""");
        Answer queued = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");
        await ShouldBeChargedOnceAsync();
        AnswerOnce("GET", "", HttpStatusCode.OK, $$"""{"id":"pi_another","object":"payment_intent","status":"{{state}}"}""");

        await UntilSettledAsync(queued.PaymentId, "SUCCESS");
        await ShouldBeChargedOnceAsync(queued.PaymentId);
    }

    [DatabaseFact]
    public async Task A_decline_in_answer_to_a_look_says_nothing_about_what_was_charged()
    {
        Traffic.After = (response, _) => response.RequestMessage!.RequestUri!.AbsolutePath.EndsWith("/confirm", StringComparison.Ordinal)
            ? Task.FromException<HttpResponseMessage>(new HttpRequestException("The reply is lost."))
            : Task.FromResult(response);
        Answer queued = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");
        AnswerOnce("GET", "", HttpStatusCode.PaymentRequired, """{"error":{"type":"card_error","code":"card_declined","message":"No."}}""");

        await UntilSettledAsync(queued.PaymentId, "SUCCESS");
        await ShouldBeChargedOnceAsync(queued.PaymentId);
    }

    /// <summary>Once, to a request of that kind, which does not reach Stripe. "PAYMENT" stands for the payment that is asked about.</summary>
    private void AnswerOnce(string method, string pathEnd, HttpStatusCode status, string body)
    {
        bool done = false;
        Traffic.Before = (request, _) =>
        {
            if (!done && request.Method.Method == method && request.RequestUri!.AbsolutePath.EndsWith(pathEnd, StringComparison.Ordinal))
            {
                done = true;
                string payment = request.Headers.TryGetValues("Idempotency-Key", out IEnumerable<string>? keys) ? keys.Single() : "";
                request.Options.Set(Traffic.Instead, new HttpResponseMessage(status)
                {
                    RequestMessage = request,
                    Content = new StringContent(body.Replace("PAYMENT", payment, StringComparison.Ordinal), Encoding.UTF8, "application/json"),
                });
            }

            return Task.CompletedTask;
        };
    }
}
