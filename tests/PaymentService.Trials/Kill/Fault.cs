namespace PaymentService.Trials;

/// <summary>A fault as the simulator's switch takes it.</summary>
internal sealed record Fault(string Mode, int? Status = null, string? Body = null, int DelayMs = 0, int? Count = null)
{
    public static readonly Fault None = new("none");

    /// <summary>All ways to misbehave that leave open what happened, some more than once: they come more often.</summary>
    public static readonly Fault[] All =
    [
        new("down"),
        new("hang"),
        new("reset"),
        new("lost_reply"),
        new("lost_reply"),
        // Stored under the idempotency key and repeated with it.
        new("error", 500),
        new("error", 500),
        new("error", 503),
        new("error", 429),
        new("error", 409),
        new("error", 401),
        new("error", 502, "html"),
        new("error", 200, "garbage"),
        new("latency", DelayMs: 300),
        new("latency", DelayMs: 2_500),
    ];
}
