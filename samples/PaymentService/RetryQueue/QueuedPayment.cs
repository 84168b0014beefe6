namespace PaymentService;

/// <summary>
/// A payment's place in the retry queue. It is there as long as the payment is open, from the very first moment: whoever
/// is at work holds a lease on it, and when the lease runs out, because its holder died, the payment is due.
/// </summary>
internal sealed class QueuedPayment
{
    public required PaymentId PaymentId { get; init; }

    /// <summary>When it may be taken: the end of the lease while somebody is at work, of the wait otherwise.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>Who took it last. Every write names it, so that one who has lost the lease can change nothing any more.</summary>
    public required Guid Lease { get; init; }

    /// <summary>How often it was taken and Stripe was asked.</summary>
    public required int Attempts { get; set; }
}
