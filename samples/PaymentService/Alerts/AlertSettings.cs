namespace PaymentService;

/// <summary>Section <c>Alerts</c>.</summary>
internal sealed record AlertSettings(Uri Webhook)
{
    private const string Setting = "Alerts:Webhook";

    /// <summary>The receiver as logs may name it. Path, query and user of its address may be secrets.</summary>
    public string Receiver => Webhook.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);

    /// <returns>Null where nobody is to be told.</returns>
    /// <exception cref="InvalidOperationException">The address is none.</exception>
    public static AlertSettings? Read(IConfiguration configuration)
    {
        if (configuration[Setting] is not { Length: > 0 } text)
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is ("http" or "https")
            ? new AlertSettings(address)
            : throw new InvalidOperationException(
                $"The setting {Setting} must be an http or https address, as in https://alerts.example.org/hook; what stands there is not shown, because it may hold a secret.");
    }
}
