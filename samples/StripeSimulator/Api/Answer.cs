using System.Text.Json;

namespace StripeSimulator;

/// <summary>What goes back over the wire.</summary>
internal sealed record Answer(int Status, string Body, string ContentType = "application/json")
{
    public static Answer Of(object value) => new(200, JsonSerializer.Serialize(value, StripeJson.Options));

    public static Answer Of(int status, StripeError error) =>
        new(status, JsonSerializer.Serialize(new { error }, StripeJson.Options));
}
