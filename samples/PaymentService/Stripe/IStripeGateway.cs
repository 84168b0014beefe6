using Resilience;

namespace PaymentService;

/// <summary>Stripe, or a processor that speaks its API, in the three steps that make it safe to ask again.</summary>
[CircuitBreaker(FailureThreshold = 3, ResetTimeout = 30_000, ErrorThresholdPercentage = 50, Classifier = typeof(StripeOutcomes))] // one circuit: Stripe is up or down as a whole
[Timeout(5_000)]
internal interface IStripeGateway
{
    /// <summary>Makes the intent to charge; no money moves.</summary>
    [Retry(2, Classifier = typeof(StripeOutcomes))]
    Task<PaymentIntentId> PrepareAsync([IdempotencyKey] PaymentId payment, Charge charge, CancellationToken cancellationToken);

    /// <summary>
    /// Confirms the intent: money moves. Without a retry: who is answered <see cref="ChargeState.Queued"/> must be sure that no confirm was sent.
    /// </summary>
    [Fallback(typeof(QueueForRetry), When = FallbackWhen.CircuitOpen)]
    Task<ChargeResult> ChargeAsync(PaymentIntentId intent, CancellationToken cancellationToken);

    /// <summary>Reads how the intent stands.</summary>
    [Retry(2, Idempotent = true, Classifier = typeof(StripeOutcomes))]
    Task<ChargeResult> FindAsync(PaymentIntentId intent, CancellationToken cancellationToken);
}
