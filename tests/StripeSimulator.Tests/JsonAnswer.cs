using System.Text.Json;

namespace StripeSimulator.Tests;

internal static class JsonAnswer
{
    /// <summary>The field <c>error</c> of an answer that Stripe refused with.</summary>
    public static async Task<JsonElement> ErrorAsync(this HttpResponseMessage response)
    {
        using JsonDocument body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return body.RootElement.GetProperty("error").Clone();
    }

    /// <summary>A field's text, or null where it is missing.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) ? value.ToString() : null;
}
