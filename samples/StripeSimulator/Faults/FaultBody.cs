namespace StripeSimulator;

/// <summary>What an error answers with in place of Stripe's JSON.</summary>
internal enum FaultBody
{
    /// <summary>A page of the kind that a load balancer writes.</summary>
    Html,

    /// <summary>JSON that stops in the middle.</summary>
    Garbage,
}
