using Resilience;

namespace PaymentService;

/// <summary>Tells the operator. An alert by other ways is another listener.</summary>
internal sealed class CircuitLog(ILogger<CircuitLog> log) : ICircuitListener
{
    public void OnStateChanged(CircuitStateChange change)
    {
        switch (change.To)
        {
            case CircuitState.Open or CircuitState.ForcedOpen:
                log.LogWarning("{Circuit} is open ({Reason}): payments are queued, Stripe is left alone.", change.CircuitName, change.Reason);
                break;
            case CircuitState.HalfOpen:
                log.LogInformation("{Circuit} is half-open: the next payment tries Stripe.", change.CircuitName);
                break;
            default:
                log.LogInformation("{Circuit} is {State} ({Reason}): payments go to Stripe.", change.CircuitName, change.To, change.Reason);
                break;
        }
    }
}
