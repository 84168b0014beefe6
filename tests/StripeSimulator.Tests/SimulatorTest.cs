using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Stripe;

namespace StripeSimulator.Tests;

/// <summary>A simulator of its own for every test, driven over HTTP by Stripe's own client and by a plain one.</summary>
public abstract class SimulatorTest : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("simulator-").FullName;

    protected StripeSimulatorHost Host { get; private set; } = null!;

    protected StripeClient Stripe { get; private set; } = null!;

    /// <summary>Speaks to the API with a key; relative addresses.</summary>
    protected HttpClient Api { get; private set; } = null!;

    protected HttpClient Control { get; private set; } = null!;

    protected string BooksPath => Path.Combine(_directory, "books.db");

    public virtual async Task InitializeAsync() => await StartAsync();

    public virtual async Task DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_directory, recursive: true);
    }

    protected async Task StartAsync()
    {
        Host = await StripeSimulatorHost.StartAsync(new StripeSimulatorOptions { Books = BooksPath });
        Api = new HttpClient { BaseAddress = Host.ApiBase };
        Api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "sk_test_123");
        Control = new HttpClient { BaseAddress = Host.ControlBase };
        Stripe = StripeOver(new HttpClient());
    }

    protected async Task StopAsync()
    {
        Api.Dispose();
        Control.Dispose();
        await Host.DisposeAsync();
    }

    protected StripeClient StripeOver(HttpClient http, string key = "sk_test_123") =>
        new(new StripeClientOptions
        {
            ApiKey = key,
            ApiBase = Host.ApiBase.OriginalString,
            HttpClient = new SystemNetHttpClient(http, maxNetworkRetries: 0, enableTelemetry: false),
        });

    protected async Task BreakAsync(string fault)
    {
        using HttpResponseMessage response = await PostFaultAsync(fault);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
    }

    protected Task MendAsync() => BreakAsync("""{"mode":"none"}""");

    protected async Task<HttpResponseMessage> PostFaultAsync(string fault)
    {
        using var content = new StringContent(fault, Encoding.UTF8, "application/json");
        return await Control.PostAsync("/_faults", content);
    }

    protected async Task<JsonElement> FaultAsync() => await Control.GetFromJsonAsync<JsonElement>("/_faults");

    protected async Task<List<BookedCharge>> ChargesAsync() => (await Control.GetFromJsonAsync<List<BookedCharge>>("/_charges"))!;

    protected Task<PaymentIntent> CreateIntentAsync(string? method = "pm_card_visa", string? key = null, long amount = 1999) =>
        Stripe.V1.PaymentIntents.CreateAsync(
            new PaymentIntentCreateOptions
            {
                Amount = amount,
                Currency = "usd",
                PaymentMethod = method,
                Metadata = new Dictionary<string, string> { ["payment_id"] = "p-1" },
            },
            new RequestOptions { IdempotencyKey = key });

    protected async Task<HttpResponseMessage> PostAsync(string path, string form, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await Api.SendAsync(request);
    }

    /// <summary>Waits until something holds; fails when it does not within ten seconds.</summary>
    protected static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!await holds())
        {
            deadline.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    protected sealed record BookedCharge(string? Intent, string? PaymentId, long Amount, string Status);
}
