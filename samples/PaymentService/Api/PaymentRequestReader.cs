using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaymentService;

/// <summary>Reads a request and says all that is wrong with it at once.</summary>
internal static class PaymentRequestReader
{
    /// <summary>Stripe's limit for nearly all currencies.</summary>
    private const long LargestAmount = 99_999_999;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        AllowDuplicateProperties = false,
    };

    /// <returns>The charge, or null: then the errors say why.</returns>
    public static async Task<Charge?> ReadChargeAsync(HttpRequest http, BadRequest errors, CancellationToken cancellationToken)
    {
        if (!http.HasJsonContentType())
        {
            errors.Add("Content-Type", "The body must be application/json.");
            return null;
        }

        PaymentRequest? request;
        try
        {
            request = await http.ReadFromJsonAsync<PaymentRequest>(s_json, cancellationToken);
        }
        catch (JsonException wrong)
        {
            errors.Add(wrong.Path is { Length: > 2 } path ? path[2..] : "body", "This is not the JSON that is expected here.");
            return null;
        }
        catch (BadHttpRequestException wrong)
        {
            errors.Add("body", wrong.Message);
            return null;
        }

        if (request is null)
        {
            errors.Add("body", "The body must be an object.");
            return null;
        }

        Check(request, errors);
        return errors.IsEmpty
            ? new Charge(request.Amount!.Value, request.Currency!.ToLowerInvariant(), request.PaymentMethod!, request.Description)
            : null;
    }

    /// <returns>The key, or null: then the errors say why.</returns>
    public static string? ReadIdempotencyKey(HttpRequest http, BadRequest errors)
    {
        if (http.Headers["Idempotency-Key"] is [{ Length: > 0 and <= PaymentsContext.MaxKeyLength } key] && key.All(c => c is >= ' ' and <= '~'))
        {
            return key;
        }

        errors.Add("Idempotency-Key", $"The header must be there once, with 1 to {PaymentsContext.MaxKeyLength} characters of ASCII.");
        return null;
    }

    private static void Check(PaymentRequest request, BadRequest errors)
    {
        if (request.Amount is not (> 0 and <= LargestAmount))
        {
            errors.Add("amount", $"Must be a whole number from 1 to {LargestAmount}, in the currency's smallest unit.");
        }

        if (request.Currency is null || !Currencies.Contains(request.Currency))
        {
            errors.Add("currency", "Must be the three letters of a currency that Stripe takes.");
        }

        if (request.PaymentMethod is not { Length: > 0 and <= 255 } method || !method.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            errors.Add("paymentMethod", "Must be Stripe's id of a payment method: letters, digits and underscores, at most 255.");
        }

        if (request.Description is { } text && (text.Length > PaymentsContext.MaxDescriptionLength || text.Any(char.IsControl)))
        {
            errors.Add("description", $"Must have at most {PaymentsContext.MaxDescriptionLength} characters and no control characters.");
        }
    }
}
