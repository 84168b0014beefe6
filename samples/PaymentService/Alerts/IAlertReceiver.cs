using Resilience;

namespace PaymentService;

/// <summary>Whoever is told of the circuits' changes. It has no circuit itself, which would have to alert about itself.</summary>
[Timeout(5_000)]
internal interface IAlertReceiver
{
    /// <summary>Tells it, for ten minutes if need be. An alert whose answer was lost is sent again: it arrives at least once.</summary>
    [Retry(int.MaxValue, Delay = 1_000, MaxDelay = 30_000, MaxDuration = 600_000, Idempotent = true)]
    Task TellAsync(Alert alert, CancellationToken cancellationToken);
}
