using StripeSimulator;

namespace PaymentService;

/// <summary>The simulator, in this process, for a service that was given no Stripe.</summary>
internal static class LocalStripe
{
    /// <returns>Null where the settings name a Stripe.</returns>
    public static async Task<StripeSimulatorHost?> StartUnlessNamedAsync(IConfiguration configuration)
    {
        StripeSettings settings = configuration.GetSection(StripeSettings.Section).Get<StripeSettings>() ?? new StripeSettings();
        if (!settings.NamesNone)
        {
            return null;
        }

        StripeSimulatorHost simulator = await StartAsync();
        configuration[$"{StripeSettings.Section}:{nameof(StripeSettings.ApiBase)}"] = simulator.ApiBase.OriginalString;
        return simulator;
    }

    private static async Task<StripeSimulatorHost> StartAsync()
    {
        try
        {
            return await StripeSimulatorHost.StartAsync(new StripeSimulatorOptions { ApiPort = 12111, ControlPort = 12112 });
        }
        catch (IOException)
        {
            // Somebody has these ports; any will do.
            return await StripeSimulatorHost.StartAsync(new StripeSimulatorOptions());
        }
    }
}
