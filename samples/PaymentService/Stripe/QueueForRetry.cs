namespace PaymentService;

/// <summary>What <see cref="IStripeGateway.ChargeAsync"/> answers while the circuit is open. It stores nothing: who called does.</summary>
internal sealed class QueueForRetry
{
    private static readonly Task<ChargeResult> s_queued = Task.FromResult(new ChargeResult(ChargeState.Queued));

#pragma warning disable CA1822 // A fallback's methods are instance methods, so that they can use what their constructor was given.
    public Task<ChargeResult> ChargeAsync(PaymentIntentId intent, CancellationToken cancellationToken) => s_queued;
#pragma warning restore CA1822
}
