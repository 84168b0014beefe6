using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace PaymentService;

/// <summary>Reads a request and says all that is wrong with it at once.</summary>
internal static class PaymentRequestReader
{
    /// <summary>Stripe's limit for nearly all currencies.</summary>
    private const long LargestAmount = 99_999_999;

    /// <summary>A body full of fields that there are none of must not be answered with a far longer list of them.</summary>
    private const int MostUnknownFieldsNamed = 20;

    private static readonly string s_amountWanted =
        $"Must be a whole number of minor units, from 1 to {LargestAmount}: 1999 stands for 19.99 EUR.";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
    };

    /// <returns>The charge, or null: then the errors say why.</returns>
    public static async Task<Charge?> ReadChargeAsync(HttpRequest http, BadRequest errors, CancellationToken cancellationToken)
    {
        if (!HasReadableContent(http, errors))
        {
            return null;
        }

        PaymentRequest? request;
        try
        {
            // Not ReadFromJsonAsync, which throws at a charset that it does not know: this one has been looked at.
            request = await JsonSerializer.DeserializeAsync<PaymentRequest>(http.Body, s_json, cancellationToken);
        }
        catch (JsonException wrong)
        {
            string field = wrong.Path is { } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : "body";
            errors.Add(field, "This is not the JSON that is expected here; a field must be a string (amount: a number) and stand there once.");
            return null;
        }
        catch (IOException wrong)
        {
            // Too long, too slow, cut off, or in chunks that are none.
            errors.Add("body", wrong.Message);
            errors.ComesTooSlowly = wrong is BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout };
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

    private static bool HasReadableContent(HttpRequest http, BadRequest errors)
    {
        bool isJson = http.HasJsonContentType() && IsUtf8(http.GetTypedHeaders().ContentType!);
        if (!isJson)
        {
            errors.Add("Content-Type", "The body must be application/json in UTF-8.");
        }

        bool isPlain = http.Headers.ContentEncoding.All(encoding => encoding is "identity");
        if (!isPlain)
        {
            errors.Add("Content-Encoding", "The body must not be compressed.");
        }

        return isJson && isPlain;
    }

    private static bool IsUtf8(MediaTypeHeaderValue type) =>
        !type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);

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

        foreach (string name in request.Unknown?.Keys.Take(MostUnknownFieldsNamed) ?? [])
        {
            errors.Add(name, "There is no such field; there are amount, currency, paymentMethod and description.");
        }
    }
}
