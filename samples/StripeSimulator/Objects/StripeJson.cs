using System.Text.Encodings.Web;
using System.Text.Json;

namespace StripeSimulator;

/// <summary>Stripe's way of writing JSON: snake_case, with the fields that are null.</summary>
internal static class StripeJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
