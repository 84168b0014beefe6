namespace PaymentService;

/// <summary>In whose books a payment's intent stands.</summary>
internal enum Processor
{
    /// <summary>The first: where every payment begins.</summary>
    Stripe,

    /// <summary>Takes what the first cannot take, as far as that is safe.</summary>
    Backup,
}
