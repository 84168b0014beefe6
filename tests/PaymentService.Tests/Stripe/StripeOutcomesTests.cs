using System.Net;
using Resilience;
using Stripe;

namespace PaymentService.Tests;

public sealed class StripeOutcomesTests
{
    [Theory]
    [InlineData(402, "card_error", "card_declined", nameof(StripeAnswer.Declined), Outcome.Success)]
    [InlineData(400, "invalid_request_error", "parameter_missing", nameof(StripeAnswer.Refused), Outcome.Success)]
    [InlineData(404, "invalid_request_error", "resource_missing", nameof(StripeAnswer.Refused), Outcome.Success)]
    [InlineData(400, "idempotency_error", null, nameof(StripeAnswer.Refused), Outcome.Success)]
    [InlineData(400, "invalid_request_error", "payment_intent_unexpected_state", nameof(StripeAnswer.UnexpectedState), Outcome.Success)]
    [InlineData(401, "invalid_request_error", null, nameof(StripeAnswer.Unauthorized), Outcome.Success)]
    [InlineData(403, "invalid_request_error", null, nameof(StripeAnswer.Unauthorized), Outcome.Success)]
    [InlineData(409, "invalid_request_error", "lock_timeout", nameof(StripeAnswer.Locked), Outcome.Ignored)]
    [InlineData(409, "idempotency_error", "idempotency_key_in_use", nameof(StripeAnswer.Locked), Outcome.Ignored)]
    [InlineData(429, "invalid_request_error", "rate_limit", nameof(StripeAnswer.Unavailable), Outcome.Failure)]
    [InlineData(500, "api_error", null, nameof(StripeAnswer.Unavailable), Outcome.Failure)]
    [InlineData(503, "api_error", null, nameof(StripeAnswer.Unavailable), Outcome.Failure)]
    [InlineData(502, null, null, nameof(StripeAnswer.Unavailable), Outcome.Failure)]
    [InlineData(200, null, null, nameof(StripeAnswer.Unavailable), Outcome.Failure)]
    public void Each_answer_of_Stripe_is_read_once_for_payment_and_circuit(int status, string? type, string? code, string answer, Outcome outcome)
    {
        var exception = new StripeException((HttpStatusCode)status, new StripeError { Type = type!, Code = code! }, "said Stripe");

        StripeAnswers.Read(exception).ToString().ShouldBe(answer);
        new StripeOutcomes().Classify(exception).ShouldBe(outcome);
    }

    [Fact]
    public void A_page_without_an_error_object_is_a_failure() =>
        new StripeOutcomes().Classify(new StripeException("Invalid response object from API")).ShouldBe(Outcome.Failure);

    [Fact]
    public void A_broken_connection_is_a_failure() =>
        new StripeOutcomes().Classify(new HttpRequestException("Connection refused")).ShouldBe(Outcome.Failure);

    [Fact]
    public void The_clients_own_time_out_is_a_failure() =>
        new StripeOutcomes().Classify(new TaskCanceledException("", new TimeoutException())).ShouldBe(Outcome.Failure);

    [Fact]
    public void What_nobody_foresaw_is_a_failure_with_an_unknown_outcome() =>
        StripeAnswers.Read(new InvalidDataException()).ShouldBe(StripeAnswer.Unavailable);

    [Fact]
    public void A_rejection_by_the_circuit_means_that_Stripe_was_not_asked() =>
        StripeAnswers.Read(new CircuitOpenException("IStripeGateway", CircuitState.Open)).ShouldBe(StripeAnswer.NotAsked);

    [Theory]
    [InlineData("card_declined", "insufficient_funds", "insufficient_funds")]
    [InlineData("expired_card", null, "expired_card")]
    public void The_decline_code_is_the_banks_or_else_Stripes(string code, string? declineCode, string expected) =>
        StripeAnswers.DeclineCode(new StripeException(
            HttpStatusCode.PaymentRequired, new StripeError { Type = "card_error", Code = code, DeclineCode = declineCode! }, "no")).ShouldBe(expected);
}
