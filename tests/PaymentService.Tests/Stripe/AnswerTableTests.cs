using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Resilience;

namespace PaymentService.Tests;

/// <summary>What each answer of Stripe becomes, row by row: for the payment, and for the circuit.</summary>
public sealed class AnswerTableTests : ServiceTest
{
    [DatabaseTheory]
    [InlineData("/payment_intents")]
    [InlineData("/confirm")]
    public async Task A_card_error_fails_the_payment_and_is_a_success_for_the_circuit(string at)
    {
        AnswerOnce(at, HttpStatusCode.PaymentRequired, """{"error":{"type":"card_error","code":"card_declined","decline_code":"lost_card","message":"No."}}""");

        (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.PaymentRequired, "FAILED").Field("declineCode").ShouldBe("lost_card");
        ShouldHaveCounted(failures: 0, ignored: 0);
    }

    [DatabaseTheory]
    [InlineData("/payment_intents", HttpStatusCode.BadRequest, "invalid_request_error", "parameter_invalid")]
    [InlineData("/payment_intents", HttpStatusCode.NotFound, "invalid_request_error", "resource_missing")]
    [InlineData("/confirm", HttpStatusCode.BadRequest, "invalid_request_error", "parameter_invalid")]
    [InlineData("/confirm", HttpStatusCode.NotFound, "invalid_request_error", "resource_missing")]
    public async Task A_refusal_fails_the_payment_is_logged_and_is_a_success_for_the_circuit(string at, HttpStatusCode status, string type, string code)
    {
        AnswerOnce(at, status, Error(type, code, "Not like this."));

        Answer failed = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.PaymentRequired, "FAILED");

        failed.Field("errorMessage").ShouldBe("Not like this.");
        failed.Field("declineCode").ShouldBeNull();
        Service.Log.ShouldContain(record => record.Level == LogLevel.Error && record.Message.Contains("refuses", StringComparison.Ordinal));
        ShouldHaveCounted(failures: 0, ignored: 0);
        await ShouldBeChargedOnceAsync();
    }

    [DatabaseTheory]
    [InlineData("/payment_intents")]
    [InlineData("/confirm")]
    public async Task A_wrong_key_is_logged_and_leaves_the_payment_queued_and_the_circuit_closed(string at)
    {
        AnswerOnce(at, HttpStatusCode.Unauthorized, """{"error":{"type":"invalid_request_error","message":"Invalid API Key provided"}}""");

        Answer queued = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");

        Service.Log.ShouldContain(record => record.Level == LogLevel.Error && record.Message.Contains("API key", StringComparison.Ordinal));
        ShouldHaveCounted(failures: 0, ignored: 0);
        await UntilSettledAsync(queued.PaymentId, "SUCCESS");
        await ShouldBeChargedOnceAsync(queued.PaymentId);
    }

    [DatabaseTheory]
    [InlineData("/payment_intents", "idempotency_error", "idempotency_key_in_use")]
    [InlineData("/confirm", "invalid_request_error", "lock_timeout")]
    public async Task A_lock_is_ignored_by_the_circuit_and_leaves_the_payment_queued(string at, string type, string code)
    {
        AnswerOnce(at, HttpStatusCode.Conflict, Error(type, code, "Locked."));

        Answer queued = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");

        ShouldHaveCounted(failures: 0, ignored: 1);
        await UntilSettledAsync(queued.PaymentId, "SUCCESS");
        await ShouldBeChargedOnceAsync(queued.PaymentId);
    }

    [DatabaseTheory]
    [InlineData(HttpStatusCode.TooManyRequests, "application/json", """{"error":{"type":"invalid_request_error","code":"rate_limit","message":"Slow down."}}""")]
    [InlineData(HttpStatusCode.InternalServerError, "application/json", """{"error":{"type":"api_error","message":"Sorry."}}""")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "application/json", """{"error":{"type":"api_error","message":"Sorry."}}""")]
    [InlineData(HttpStatusCode.BadGateway, "text/html", "<html><h1>502 Bad Gateway</h1></html>")]
    [InlineData(HttpStatusCode.OK, "application/json", """{"id": "pi_""")]
    [InlineData(HttpStatusCode.OK, "text/html", "<html>Sign in to our Wi-Fi</html>")]
    public async Task Overload_5xx_and_garbage_to_a_confirm_are_failures_and_leave_the_payment_queued(HttpStatusCode status, string contentType, string body)
    {
        AnswerOnce("/confirm", status, body, contentType);

        Answer queued = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");

        ShouldHaveCounted(failures: 1, ignored: 0);
        await UntilSettledAsync(queued.PaymentId, "SUCCESS");
        await ShouldBeChargedOnceAsync(queued.PaymentId);
    }

    [DatabaseFact]
    public async Task A_failure_to_prepare_is_retried_within_the_call()
    {
        AnswerOnce("/payment_intents", HttpStatusCode.BadGateway, "<html/>", "text/html");

        Answer paid = await WhileTimePassesAsync(Service.PayAsync("order-1"));

        paid.ShouldBe(HttpStatusCode.Created, "SUCCESS");
        Traffic.Requests.Count(request => request.EndsWith("/payment_intents", StringComparison.Ordinal)).ShouldBe(2);
        ShouldHaveCounted(failures: 1, ignored: 0);
    }

    [DatabaseFact]
    public async Task A_500_that_Stripe_repeats_for_the_key_is_got_round_with_another_key()
    {
        await FaultAsync("error", count: 1);

        Answer paid = await WhileTimePassesAsync(Service.PayAsync("order-1"));

        paid.ShouldBe(HttpStatusCode.Created, "SUCCESS");
        ShouldHaveCounted(failures: 1, ignored: 0);
        await ShouldBeChargedOnceAsync(paid.PaymentId);
    }

    [DatabaseFact]
    public async Task A_key_under_which_an_older_version_asked_for_something_else_is_got_round_with_another_key()
    {
        bool asked = false;
        Traffic.Before = async (request, cancellationToken) =>
        {
            if (!asked && request.RequestUri!.AbsolutePath.EndsWith("/payment_intents", StringComparison.Ordinal))
            {
                asked = true;
                using var client = new HttpClient();
                using var older = new HttpRequestMessage(HttpMethod.Post, request.RequestUri)
                {
                    Headers = { Authorization = request.Headers.Authorization },
                    Content = new FormUrlEncodedContent([new("amount", "1999"), new("currency", "eur")]),
                };
                older.Headers.Add("Idempotency-Key", request.Headers.GetValues("Idempotency-Key"));
                (await client.SendAsync(older, cancellationToken)).EnsureSuccessStatusCode();
            }
        };

        Answer paid = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Created, "SUCCESS");

        ShouldHaveCounted(failures: 0, ignored: 0);
        await ShouldBeChargedOnceAsync(paid.PaymentId);
    }

    [DatabaseFact]
    public async Task A_confirm_that_comes_second_is_settled_by_reading_the_intent()
    {
        bool first = true;
        Traffic.Before = async (request, cancellationToken) =>
        {
            if (first && request.RequestUri!.AbsolutePath.EndsWith("/confirm", StringComparison.Ordinal))
            {
                first = false;
                using var client = new HttpClient();
                using var twin = new HttpRequestMessage(HttpMethod.Post, request.RequestUri) { Headers = { Authorization = request.Headers.Authorization } };
                (await client.SendAsync(twin, cancellationToken)).EnsureSuccessStatusCode();
            }
        };

        Answer paid = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Created, "SUCCESS");

        await ShouldBeChargedOnceAsync(paid.PaymentId);
    }

    [DatabaseFact]
    public async Task A_refusal_to_read_the_intent_does_not_settle_what_was_charged()
    {
        AnswerOnce("/confirm", HttpStatusCode.BadGateway, "<html/>", "text/html", afterItIsDone: true);
        Answer queued = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");
        AnswerOnce("/payment_intents/pi_", HttpStatusCode.NotFound, """{"error":{"type":"invalid_request_error","code":"resource_missing","message":"No such payment_intent"}}""");

        await UntilSettledAsync(queued.PaymentId, "SUCCESS");

        Traffic.Requests.Count(request => request.StartsWith("GET", StringComparison.Ordinal)).ShouldBe(2);
        await ShouldBeChargedOnceAsync(queued.PaymentId);
    }

    [DatabaseTheory]
    [InlineData("requires_action", "authentication_required")]
    [InlineData("canceled", null)]
    public async Task An_intent_that_charges_no_more_fails_the_payment(string state, string? declineCode)
    {
        AnswerOnce("/confirm", HttpStatusCode.OK, $$"""{"id":"pi_1","object":"payment_intent","status":"{{state}}"}""");

        (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.PaymentRequired, "FAILED").Field("declineCode").ShouldBe(declineCode);
    }

    [DatabaseFact]
    public async Task An_intent_that_is_still_processing_leaves_the_payment_queued()
    {
        AnswerOnce("/confirm", HttpStatusCode.OK, """{"id":"pi_1","object":"payment_intent","status":"processing"}""", afterItIsDone: true);

        Answer queued = (await Service.PayAsync("order-1")).ShouldBe(HttpStatusCode.Accepted, "QUEUED_FOR_RETRY");

        await UntilSettledAsync(queued.PaymentId, "SUCCESS");
        await ShouldBeChargedOnceAsync(queued.PaymentId);
    }

    private static string Error(string type, string code, string message) =>
        JsonSerializer.Serialize(new { error = new { type, code, message } });

    private void AnswerOnce(string path, HttpStatusCode status, string body, string contentType = "application/json", bool afterItIsDone = false)
    {
        bool done = false;
        bool IsIt(HttpRequestMessage request) => !done && (path.EndsWith('_')
            ? request.RequestUri!.AbsolutePath.Contains(path, StringComparison.Ordinal)
            : request.RequestUri!.AbsolutePath.EndsWith(path, StringComparison.Ordinal));
        Traffic.Before = (request, _) =>
        {
            if (!afterItIsDone && IsIt(request))
            {
                // The answer stands in for Stripe's, which is never asked.
                done = true;
                request.Options.Set(Traffic.Instead, Made(request));
            }

            return Task.CompletedTask;
        };
        Traffic.After = (response, _) =>
        {
            if (afterItIsDone && IsIt(response.RequestMessage!))
            {
                done = true;
                return Task.FromResult(Made(response.RequestMessage!));
            }

            return Task.FromResult(response);
        };
        // "pi_1" stands for the intent that was asked about.
        HttpResponseMessage Made(HttpRequestMessage request) => new(status)
        {
            RequestMessage = request,
            Content = new StringContent(
                request.RequestUri!.Segments is [_, _, _, var intent, ..] ? body.Replace("pi_1", intent.TrimEnd('/'), StringComparison.Ordinal) : body, Encoding.UTF8, contentType),
        };
    }

    private void ShouldHaveCounted(long failures, long ignored)
    {
        CircuitSnapshot snapshot = Circuit.GetSnapshot();
        snapshot.State.ShouldBe(CircuitState.Closed);
        snapshot.Failures.ShouldBe(failures);
        snapshot.Ignored.ShouldBe(ignored);
    }
}
