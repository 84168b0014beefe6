using Microsoft.Extensions.Options;
using Resilience;

namespace PaymentService;

/// <summary>Tells the operator. An alert by other ways is another listener.</summary>
internal sealed class CircuitLog(ILogger<CircuitLog> log, IOptionsMonitor<StripeSettings> settings) : ICircuitListener
{
    private const string BackupCircuit = $"{ResilientStripeGateway.Circuits.Interface}[{Gateways.BackupKey}]";

    public void OnStateChanged(CircuitStateChange change)
    {
        bool isBackup = change.CircuitName == BackupCircuit;
        switch (change.To)
        {
            case CircuitState.Open or CircuitState.ForcedOpen:
                log.LogWarning("{Circuit} is open ({Reason}): {Consequence}", change.CircuitName, change.Reason, WhenOpen(isBackup));
                break;
            case CircuitState.HalfOpen:
                log.LogInformation("{Circuit} is half-open: the next payment {Consequence}", change.CircuitName, isBackup ? "that Stripe does not take tries the backup processor." : "tries Stripe.");
                break;
            default:
                log.LogInformation("{Circuit} is {State} ({Reason}): payments {Consequence}", change.CircuitName, change.To, change.Reason, isBackup ? "that Stripe does not take go to the backup processor." : "go to Stripe.");
                break;
        }
    }

    private string WhenOpen(bool isBackup) =>
        isBackup ? "payments that Stripe does not take are queued, the backup processor is left alone."
        : settings.Get(StripeSettings.BackupSection).NamesNone ? "payments are queued, Stripe is left alone."
        : "payments are tried at the backup processor, Stripe is left alone; those that it may have charged are queued.";
}
