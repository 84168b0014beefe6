namespace PaymentService;

internal enum ChargeState
{
    Succeeded,

    /// <summary>Declined, or cancelled by somebody who does not want the money any more.</summary>
    Declined,

    /// <summary>Cancelled, which says nothing about whether the money is wanted: this intent charges nothing any more.</summary>
    Cancelled,

    /// <summary>No confirm has taken effect yet.</summary>
    Unconfirmed,

    /// <summary>The processor is still at it.</summary>
    Processing,

    /// <summary>The processor was not asked, the circuit being open.</summary>
    Queued,
}
