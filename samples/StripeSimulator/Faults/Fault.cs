using System.Text.Json.Serialization;

namespace StripeSimulator;

/// <summary>One setting of the switch, as <c>POST /_faults</c> takes it and <c>GET /_faults</c> gives it.</summary>
internal sealed record Fault
{
    public static Fault None { get; } = new() { Mode = FaultMode.None };

    [JsonRequired]
    public FaultMode Mode { get; init; }

    /// <summary>HTTP status of <see cref="FaultMode.Error"/>; when not given 500, for a page of HTML 502, for garbage 200.</summary>
    public int? Status { get; init; }

    /// <summary>How late <see cref="FaultMode.Latency"/> answers, in milliseconds.</summary>
    public int DelayMs { get; init; }

    /// <summary>How many requests are affected before the API is well again; null: all of them.</summary>
    public int? Count { get; init; }

    /// <summary>What <see cref="FaultMode.Error"/> answers with; null: an error as Stripe writes it.</summary>
    public FaultBody? Body { get; init; }

    /// <summary>
    /// A 500 comes from the endpoint itself, so that it is stored under the idempotency key and replayed; any other error
    /// comes from something before it and is forgotten.
    /// </summary>
    [JsonIgnore]
    public bool IsOfTheEndpoint => Mode is FaultMode.Error && Body is null && (Status ?? 500) == 500;

    /// <summary>What is wrong with it, by field; empty when nothing is.</summary>
    public IEnumerable<(string Field, string Message)> Problems()
    {
        if (Status is < 200 or > 599 || (Status < 400 && Body is null))
        {
            yield return ("status", "Must be between 400 and 599, or from 200 on together with a body of html or garbage.");
        }

        if (DelayMs is < 0 or > 600_000)
        {
            yield return ("delayMs", "Must be between 0 and 600000 milliseconds.");
        }

        if (Count < 1)
        {
            yield return ("count", "Must be at least 1, or null for no limit.");
        }

        if (Count is not null && Mode is FaultMode.Down)
        {
            yield return ("count", "Refused connections cannot be counted; lift 'down' with the mode 'none'.");
        }
    }

    /// <summary>What the API answers while it is broken this way; null: it does its work.</summary>
    public Answer? Answer() => (Mode, Body) switch
    {
        (FaultMode.Error, null) => StripeErrors.OfStatus(Status ?? 500),
        (FaultMode.Error, FaultBody.Html) => new Answer(
            Status ?? 502, "<html><body><h1>502 Bad Gateway</h1></body></html>", "text/html"),
        (FaultMode.Error, FaultBody.Garbage) => new Answer(Status ?? 200, """{"id": "pi_""", "application/json"),
        _ => null,
    };
}
