namespace PaymentService;

/// <summary>What is to be asked of Stripe next.</summary>
internal enum PaymentStep
{
    /// <summary>Make the intent. Moves no money, so it may be repeated.</summary>
    Prepare,

    /// <summary>Confirm the intent: this is what charges.</summary>
    Confirm,

    /// <summary>Read the intent: an earlier confirm may have charged.</summary>
    Find,

    /// <summary>Nothing, for now or for ever.</summary>
    Stop,
}
