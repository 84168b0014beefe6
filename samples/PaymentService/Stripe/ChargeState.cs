namespace PaymentService;

internal enum ChargeState
{
    Succeeded,

    /// <summary>Declined, or cancelled: this intent charges nothing any more.</summary>
    Declined,

    /// <summary>No confirm has taken effect yet.</summary>
    Unconfirmed,

    /// <summary>Stripe is still at it.</summary>
    Processing,

    /// <summary>Stripe was not asked, the circuit being open.</summary>
    Queued,
}
