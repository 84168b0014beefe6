using System.Text.Json.Serialization;

namespace StripeSimulator;

/// <summary>One page of objects, newest first.</summary>
internal sealed record StripeList<T>(string Url, bool HasMore, IReadOnlyList<T> Data)
{
    [JsonPropertyOrder(-1)]
    public string Object { get; } = "list";
}
