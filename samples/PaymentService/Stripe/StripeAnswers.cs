using System.Net;
using Resilience;
using Stripe;

namespace PaymentService;

internal static class StripeAnswers
{
    public static StripeAnswer Read(Exception exception) => exception switch
    {
        RejectedException => StripeAnswer.NotAsked,
        StripeException answer => Read(answer),
        _ => StripeAnswer.Unavailable,
    };

    /// <summary>The bank's reason, or Stripe's where the bank gave none.</summary>
    public static string? DeclineCode(Exception exception) =>
        exception is StripeException { StripeError: { } error } ? error.DeclineCode ?? error.Code : null;

    private static StripeAnswer Read(StripeException answer) => (answer.HttpStatusCode, answer.StripeError) switch
    {
        // Without a type it is no answer of Stripe's: a load balancer's page, or JSON cut short.
        (_, null or { Type: null }) => StripeAnswer.Unavailable,
        (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, _) => StripeAnswer.Unauthorized,
        (HttpStatusCode.Conflict, _) => StripeAnswer.Locked,
        (HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError, _) => StripeAnswer.Unavailable,
        (_, { Type: "card_error" }) => StripeAnswer.Declined,
        (_, { Code: "payment_intent_unexpected_state" }) => StripeAnswer.UnexpectedState,
        (_, { Type: "invalid_request_error" or "idempotency_error" }) => StripeAnswer.Refused,
        _ => StripeAnswer.Unavailable,
    };
}
