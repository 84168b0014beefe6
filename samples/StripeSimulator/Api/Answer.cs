using System.Text.Json;

namespace StripeSimulator;

/// <summary>What goes back over the wire.</summary>
internal sealed record Answer(int Status, string Body, string ContentType = "application/json")
{
    /// <summary>Id of the request that was first answered so, when this is a replay.</summary>
    public string? ReplayOf { get; init; }

    public static Answer Of(object value) => new(200, JsonSerializer.Serialize(value, StripeJson.Options));

    public static Answer Of(int status, StripeError error) =>
        new(status, JsonSerializer.Serialize(new { error }, StripeJson.Options));
}
