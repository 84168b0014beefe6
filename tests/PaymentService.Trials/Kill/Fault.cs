namespace PaymentService.Trials;

/// <summary>A fault as the simulator's switch takes it.</summary>
internal sealed record Fault(string Mode, int? Status = null, string? Body = null, int DelayMs = 0, int? Count = null)
{
    public static readonly Fault None = new("none");

    private static readonly Fault s_down = new("down");
    private static readonly Fault s_lostReply = new("lost_reply");
    private static readonly Fault s_slow = new("latency", DelayMs: 2_500);

    // Stored under the idempotency key and repeated with it.
    private static readonly Fault s_broken = new("error", 500);

    /// <summary>What follows on each other without a pause: all ways to misbehave that leave open what happened.</summary>
    public static readonly Fault[][] Spells =
    [
        [s_down],
        [new("hang")],
        [new("reset")],
        [s_lostReply],
        [s_slow],
        [new("latency", DelayMs: 300)],
        [s_broken],
        [new("error", 503)],
        [new("error", 429)],
        [new("error", 409)],
        [new("error", 401)],
        [new("error", 502, "html")],
        [new("error", 200, "garbage")],

        // Charged without a word, and then nobody who could be asked: who does not heed it pays elsewhere as well.
        [s_lostReply, s_down],
        [s_lostReply, s_lostReply, s_broken],
        [s_lostReply, new("error", 503)],

        // Another intent under another key, and time to be taken over while it is made: who does not heed it confirms two.
        [s_broken, s_slow],
        [s_broken, s_slow],
        [s_broken, s_slow, s_slow],
    ];

    /// <summary>What a service finds that was just killed and comes back: what it left in doubt it cannot ask about, or not soon.</summary>
    public static readonly Fault[][] SpellsAfterKill =
    [
        [new("reset")],
        [new("error", 503), new("reset")],
        [s_lostReply, new("error", 503)],
        [s_slow, s_slow],
        [s_broken, s_slow],
    ];
}
