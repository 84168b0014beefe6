namespace PaymentService;

/// <summary>The processors, each behind a circuit of its own.</summary>
internal sealed class Gateways(IStripeGateway stripe, [FromKeyedServices(Gateways.BackupKey)] IStripeGateway? backup = null)
{
    /// <summary>The backup's service key, hence its circuit's name: <c>IStripeGateway[backup]</c>.</summary>
    public const string BackupKey = "backup";

    public bool HasBackup => backup is not null;

    /// <returns>Null where the settings name no such processor.</returns>
    public IStripeGateway? At(Processor processor) => processor is Processor.Stripe ? stripe : backup;
}
