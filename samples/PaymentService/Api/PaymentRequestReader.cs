using System.Text.Json;

namespace PaymentService;

/// <summary>Reads a request and says all that is wrong with it at once.</summary>
internal static class PaymentRequestReader
{
    /// <summary>Stripe's limit for nearly all currencies.</summary>
    private const long LargestAmount = 99_999_999;

    private static readonly string s_amountWanted =
        $"Must be a whole number of minor units, from 1 to {LargestAmount}: 1999 stands for 19.99 EUR.";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
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
            errors.Add(wrong.Path is { Length: > 2 } path ? path[2..] : "body", "This is not the JSON that is expected here; a field must be a string (amount: a number) and stand there once.");
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
            ? new Charge(request.WholeAmount!.Value, request.Currency!.ToLowerInvariant(), request.PaymentMethod!, request.Description)
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
        if (request.WholeAmount is not (> 0 and <= LargestAmount))
        {
            errors.Add("amount", s_amountWanted);
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

        foreach (string name in request.Unknown?.Keys ?? [])
        {
            errors.Add(name, "There is no such field; there are amount, currency, paymentMethod and description.");
        }
    }
}
