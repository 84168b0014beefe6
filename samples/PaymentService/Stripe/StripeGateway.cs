using System.Net;
using Microsoft.Extensions.Options;
using Stripe;

namespace PaymentService;

/// <summary>Plain Stripe.net: no retry, no time-out, no try and catch but one. What can go wrong is named on the interface.</summary>
internal sealed class StripeGateway(HttpClient http, IOptions<StripeSettings> settings) : IStripeGateway
{
    private const string PaymentIdKey = "payment_id";

    private readonly PaymentIntentService _intents = new(settings.Value.Connect(http));

    public async Task<PaymentIntentId> PrepareAsync(PaymentId payment, Charge charge, CancellationToken cancellationToken)
    {
        try
        {
            return await CreateAsync(payment, charge, payment.Value, cancellationToken);
        }
        catch (StripeException old) when (IsReplayedFailure(old) || IsKeyOfOtherParameters(old))
        {
            // Stripe repeats even a 500 for as long as it keeps the key, and refuses the key where an older version of this
            // service asked with other words. An intent that nobody confirms costs nothing, so another one under another key
            // does no harm.
            return await CreateAsync(payment, charge, $"{payment}-{Guid.NewGuid():N}", cancellationToken);
        }
    }

    public async Task<ChargeResult> ChargeAsync(PaymentIntentId intent, CancellationToken cancellationToken) =>
        Read(intent, await _intents.ConfirmAsync(
            intent.Value,
            // Nobody is there to authenticate: a card that asks for it is declined.
            new PaymentIntentConfirmOptions { ErrorOnRequiresAction = true },
            cancellationToken: cancellationToken));

    public async Task<ChargeResult> FindAsync(PaymentIntentId intent, CancellationToken cancellationToken) =>
        Read(intent, await _intents.GetAsync(intent.Value, cancellationToken: cancellationToken));

    private async Task<PaymentIntentId> CreateAsync(PaymentId payment, Charge charge, string key, CancellationToken cancellationToken)
    {
        PaymentIntent? intent = await _intents.CreateAsync(
            new PaymentIntentCreateOptions
            {
                Amount = charge.Amount,
                Currency = charge.Currency,
                PaymentMethod = charge.PaymentMethod,
                AutomaticPaymentMethods = new PaymentIntentAutomaticPaymentMethodsOptions { Enabled = true, AllowRedirects = "never" },
                Description = charge.Description,
                Metadata = new Dictionary<string, string> { [PaymentIdKey] = payment.Value },
            },
            new RequestOptions { IdempotencyKey = key },
            cancellationToken);
        string? madeFor = intent?.Metadata?.GetValueOrDefault(PaymentIdKey);
        return intent is { Id.Length: > 0 and <= PaymentIntentId.MaxLength }
            && (madeFor, intent.Amount, intent.Currency) == (payment.Value, charge.Amount, charge.Currency)
            ? new PaymentIntentId(intent.Id)
            : throw new InvalidDataException($"The answer to {payment} is no intent for it: {intent?.Id} for '{madeFor}' over {intent?.Amount} {intent?.Currency}.");
    }

    private static bool IsReplayedFailure(StripeException exception) =>
        exception.HttpStatusCode >= HttpStatusCode.InternalServerError
        && exception.StripeResponse?.Headers is { } headers
        && headers.TryGetValues("Idempotent-Replayed", out IEnumerable<string>? replayed)
        && replayed.Contains("true");

    /// <summary>With 409 it says instead that another request with the key is under way.</summary>
    private static bool IsKeyOfOtherParameters(StripeException exception) =>
        exception is { HttpStatusCode: HttpStatusCode.BadRequest, StripeError.Type: "idempotency_error" };

    /// <summary>What is said of another intent, by a proxy's cache say, would settle a payment that was never charged, or charge one twice.</summary>
    private static ChargeResult Read(PaymentIntentId asked, PaymentIntent? answer) => answer?.Id == asked.Value
        ? Read(answer)
        : throw new InvalidDataException($"The answer is not about the intent {asked} but about '{answer?.Id}'.");

    private static ChargeResult Read(PaymentIntent intent) => intent.Status switch
    {
        "succeeded" => new ChargeResult(ChargeState.Succeeded),
        "requires_payment_method" or "canceled" when intent.LastPaymentError is { } declined =>
            new ChargeResult(ChargeState.Declined, declined.DeclineCode ?? declined.Code, declined.Message),
        "requires_action" => new ChargeResult(ChargeState.Declined, "authentication_required", "The card asks for authentication."),
        // Of all the reasons that Stripe knows or will know, only these do not come from somebody who wants no payment.
        "canceled" => new ChargeResult(
            intent.CancellationReason is null or "automatic" ? ChargeState.Cancelled : ChargeState.Declined, Message: "The payment was cancelled."),
        "requires_confirmation" => new ChargeResult(ChargeState.Unconfirmed),
        _ => new ChargeResult(ChargeState.Processing),
    };
}
