using Resilience;
using StripeSimulator;

namespace PaymentService;

/// <summary>A service and a Stripe of their own, in a folder that goes away with them.</summary>
internal sealed class DemoStage : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("payment-demo-");
    private readonly HttpClient _control = new();
    private StripeSimulatorHost? _stripe;
    private WebApplication? _app;

    /// <summary>In place of the gateway's 30 s, so that nobody has to wait for the end.</summary>
    public static TimeSpan ResetTimeout { get; } = TimeSpan.FromSeconds(8);

    public HttpClient Service { get; } = new();

    /// <summary>Set: the next confirm is charged, and its reply lost.</summary>
    public bool LoseNextReply { get; set; }

    public IServiceProvider Services => _app!.Services;

    public CircuitBreaker Circuit => Services.GetRequiredService<ICircuitRegistry>()[ResilientStripeGateway.Circuits.Interface];

    public static async Task<DemoStage> OpenAsync()
    {
        var stage = new DemoStage();
        try
        {
            await stage.StartAsync();
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <summary>Switches the simulator's faults.</summary>
    public async Task BreakStripeAsync(string mode, int? count = null)
    {
        using HttpResponseMessage response = await _control.PostAsJsonAsync(new Uri(_stripe!.ControlBase, "/_faults"), new { mode, count });
        response.EnsureSuccessStatusCode();
    }

    /// <summary>What Stripe really charged: payment by payment, how often.</summary>
    public async Task<ILookup<string, long>> ChargesAsync() =>
        (await _control.GetFromJsonAsync<List<DemoCharge>>(new Uri(_stripe!.ControlBase, "/_charges")))!
            .Where(charge => charge.Status == "succeeded").ToLookup(charge => charge.PaymentId, charge => charge.Amount);

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        if (_stripe is not null)
        {
            await _stripe.DisposeAsync();
        }

        Service.Dispose();
        _control.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task StartAsync()
    {
        _stripe = await StripeSimulatorHost.StartAsync(new StripeSimulatorOptions { Books = Path.Combine(_folder.FullName, "books.db") });
        WebApplicationBuilder builder = PaymentApp.CreateBuilder(
            "--urls=http://127.0.0.1:0",
            $"--ConnectionStrings:Payments=Data Source={Path.Combine(_folder.FullName, "payments.db")}",
            $"--Stripe:ApiBase={_stripe.ApiBase.OriginalString}",
            "--RetryQueue:PollInterval=00:00:00.200",
            "--RetryQueue:MaxDelay=00:00:05");
        builder.Logging.ClearProviders();
        builder.Services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler(() => new LostReply(this)));
        _app = PaymentApp.Build(builder);
        await _app.StartAsync();
        Service.BaseAddress = new Uri(_app.Urls.First());
        ShortenTheCircuitsWait();
    }

    private void ShortenTheCircuitsWait()
    {
        // A circuit is there from the first proxy on.
        using IServiceScope scope = Services.CreateScope();
        _ = scope.ServiceProvider.GetRequiredService<IStripeGateway>();
        Circuit.Update(new CircuitBreakerOptions
        {
            Name = Circuit.Name,
            FailureThreshold = 3,
            ErrorThresholdPercentage = 50,
            ResetTimeout = ResetTimeout,
            Classifier = new StripeOutcomes(),
        });
    }
}
