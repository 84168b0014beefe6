namespace PaymentService;

internal enum PaymentStatus
{
    /// <summary>Stored; the request that brought it is at work, or died at it.</summary>
    Pending,

    /// <summary>Charged, once.</summary>
    Success,

    /// <summary>Not charged, and never will be.</summary>
    Failed,

    /// <summary>Stripe could not be asked or did not say; the retry queue goes on.</summary>
    QueuedForRetry,

    /// <summary>Stripe has not said for so long that a person has to look.</summary>
    NeedsAttention,
}
