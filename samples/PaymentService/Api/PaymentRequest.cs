using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaymentService;

/// <summary>The body of <c>POST /payments</c>, before anybody has looked at it.</summary>
internal sealed record PaymentRequest(JsonElement Amount, string? Currency, string? PaymentMethod, string? Description)
{
    /// <summary>Fields that there are none of: a misspelt one must not be passed over in silence.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>Null where the amount is anything but a whole number.</summary>
    public long? WholeAmount => Amount.ValueKind is JsonValueKind.Number && Amount.TryGetInt64(out long amount) ? amount : null;
}
