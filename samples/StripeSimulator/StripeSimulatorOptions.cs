namespace StripeSimulator;

/// <summary>Where a simulator listens and where it keeps its books.</summary>
public sealed class StripeSimulatorOptions
{
    /// <summary>Port of the Stripe API on 127.0.0.1; 0, the default, takes a free one.</summary>
    public int ApiPort { get; init; }

    /// <summary>Port on 127.0.0.1 where faults are switched, reachable whatever the fault; 0, the default, takes a free one.</summary>
    public int ControlPort { get; init; }

    /// <summary>SQLite file that holds intents, charges and idempotency keys; made when missing, kept when the simulator ends.</summary>
    public string Books { get; init; } = "stripe-simulator.db";
}
