namespace PaymentService;

/// <summary>What is to be done with a payment next.</summary>
internal enum PaymentStep
{
    /// <summary>Make the intent. Moves no money, so it may be repeated.</summary>
    Prepare,

    /// <summary>Confirm the intent: this is what charges.</summary>
    Confirm,

    /// <summary>Read the intent: an earlier confirm may have charged.</summary>
    Find,

    /// <summary>Begin anew at the backup processor.</summary>
    Move,

    /// <summary>Nothing, for now or for ever.</summary>
    Stop,
}
