using System.Globalization;

namespace StripeSimulator;

/// <summary>Stripe's refusals, in its words.</summary>
internal static class StripeErrors
{
    private const string Invalid = "invalid_request_error";
    private const string Idempotency = "idempotency_error";

    public static Refusal MissingKey() => new(401, new StripeError(
        Invalid,
        "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY')."));

    public static Refusal BadKey(string key) => new(401, new StripeError(
        Invalid, $"Invalid API Key provided: {key[..Math.Min(4, key.Length)]}****"));

    public static Refusal UnknownUrl(string method, string path) => new(404, new StripeError(
        Invalid, $"Unrecognized request URL ({method}: {path}). Please see https://stripe.com/docs."));

    public static Refusal NoSuch<T>(string id, string param, int status = 404)
        where T : IStripeObject
        => NoSuch(T.Title, id, param, status);

    public static Refusal NoSuch(string title, string id, string param, int status = 400) => new(status, new StripeError(
        Invalid, $"No such {title}: '{id}'") { Code = "resource_missing", Param = param });

    public static Refusal Missing(string param) => new(400, new StripeError(
        Invalid, $"Missing required param: {param}.") { Code = "parameter_missing", Param = param });

    public static Refusal Wrong(string param, string message, string? code = null) => new(400, new StripeError(
        Invalid, message) { Code = code, Param = param });

    public static Refusal BadBody() => new(400, new StripeError(
        Invalid, "Invalid request (check that your POST content type is application/x-www-form-urlencoded)."));

    public static Refusal UnexpectedState(PaymentIntent intent, string message) => new(400, new StripeError(
        Invalid, message) { Code = "payment_intent_unexpected_state", PaymentIntent = intent });

    public static Refusal KeyOfOtherEndpoint(string key, string path) => new(400, new StripeError(
        Idempotency,
        $"Keys for idempotent requests can only be used for the same endpoint they were first used for ('{path}'). Try using a key other than '{key}' if you meant to execute a different request."));

    public static Refusal KeyOfOtherParameters(string key) => new(400, new StripeError(
        Idempotency,
        $"Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '{key}' if you meant to execute a different request."));

    public static Refusal KeyInUse(string key) => new(409, new StripeError(
        Idempotency,
        $"There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): {key}. Please try again later.")
    {
        Code = "idempotency_key_in_use",
    });

    /// <summary>What Stripe says with a status of its own accord, for faults.</summary>
    public static Answer OfStatus(int status) => Answer.Of(status, status switch
    {
        401 => new StripeError(Invalid, "Invalid API Key provided: sk_t****"),
        402 => new StripeError("card_error", "Your card was declined.") { Code = "card_declined", DeclineCode = "generic_decline" },
        409 => new StripeError(
            Invalid, "This object cannot be accessed right now because another API request or Stripe process is currently accessing it.")
        {
            Code = "lock_timeout",
        },
        429 => new StripeError(Invalid, "Request rate limit exceeded.") { Code = "rate_limit" },
        < 500 => new StripeError(Invalid, string.Create(CultureInfo.InvariantCulture, $"The request was refused ({status}).")),
        _ => new StripeError("api_error", "Sorry! There was an error while talking to one of our backends."),
    });
}
