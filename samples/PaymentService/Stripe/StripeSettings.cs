using Stripe;

namespace PaymentService;

/// <summary>Section <c>Stripe</c>; and section <c>Backup</c>, for a processor that speaks the same API.</summary>
internal sealed class StripeSettings
{
    public const string Section = "Stripe";
    public const string BackupSection = "Backup";

    /// <summary>Set: the real Stripe, unless <see cref="ApiBase"/> says otherwise.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Address of any server that speaks Stripe's API.</summary>
    public string? ApiBase { get; set; }

    /// <summary>
    /// False leaves the gateway's attributes without effect: what they are worth is measured against that (docs/load.md).
    /// Payments stay right without them, but wait as long as Stripe lets them.
    /// </summary>
    public bool Guarded { get; set; } = true;

    /// <summary>Nobody named a Stripe: take the simulator.</summary>
    public bool NamesNone => string.IsNullOrEmpty(ApiKey) && string.IsNullOrEmpty(ApiBase);

    /// <summary>A key that belongs to no address: of the backup, which has no address by default.</summary>
    public bool HasKeyAlone => !NamesNone && string.IsNullOrEmpty(ApiBase);

    public bool HasUsableAddress => string.IsNullOrEmpty(ApiBase)
        || (Uri.TryCreate(ApiBase, UriKind.Absolute, out Uri? address) && address.Scheme is ("http" or "https"));

    /// <summary>Whether both are one server, however its name is spelled.</summary>
    public bool IsAt(string? address) => Uri.TryCreate(ApiBase, UriKind.Absolute, out Uri? mine)
        && Uri.TryCreate(string.IsNullOrEmpty(address) ? StripeClient.DefaultApiBase : address, UriKind.Absolute, out Uri? other)
        && mine.Port == other.Port && mine.AbsolutePath.TrimEnd('/') == other.AbsolutePath.TrimEnd('/')
        && (mine.IdnHost == other.IdnHost || (mine.IsLoopback && other.IsLoopback));

    public IStripeClient Connect(HttpClient http) => new StripeClient(new StripeClientOptions
    {
        ApiKey = string.IsNullOrEmpty(ApiKey) ? "sk_test_simulated" : ApiKey,
        // Paths are joined to it by hand: with a trailing slash every call gets 404.
        ApiBase = string.IsNullOrEmpty(ApiBase) ? null : ApiBase.TrimEnd('/'),
        // Retries of its own would hide failures from the circuit: three calls would count as one.
        HttpClient = new SystemNetHttpClient(http, maxNetworkRetries: 0, enableTelemetry: false),
    });
}
