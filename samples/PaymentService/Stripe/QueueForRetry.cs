using Resilience;

namespace PaymentService;

/// <summary>What <see cref="IStripeGateway.ChargeAsync"/> answers while the circuit is open. It stores nothing: who called does.</summary>
internal sealed class QueueForRetry
{
#pragma warning disable CA1822 // A fallback's methods are instance methods, so that they can use what their constructor was given.
#pragma warning disable CA1068 // A fallback's method has the parameters of the method it answers for, and the cause behind them.
    public Task<ChargeResult> ChargeAsync(PaymentIntentId intent, CancellationToken cancellationToken, RejectedException rejection) =>
        Task.FromResult(new ChargeResult(ChargeState.Queued, Rejection: rejection));
#pragma warning restore CA1068
#pragma warning restore CA1822
}
