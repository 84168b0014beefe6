using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace PaymentService.Tests;

/// <summary>One running payment service: the real program on a real port.</summary>
internal sealed class Service : IAsyncDisposable
{
    // As browsers and curl do it: what is no ASCII goes out as UTF-8. One for all: an answer may come after its service has ended.
    private static readonly HttpClient s_http = new(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 });
    private readonly WebApplication _app;

    private Service(WebApplication app)
    {
        _app = app;
        Address = new Uri(app.Urls.First());
    }

    public Uri Address { get; }

    public IServiceProvider Services => _app.Services;

    public IReadOnlyList<FakeLogRecord> Log => _app.Services.GetFakeLogCollector().GetSnapshot();

    public static async Task<Service> StartAsync(
        IEnumerable<string> settings, TimeProvider time, Traffic traffic, Action<IServiceCollection>? configure = null)
    {
        WebApplicationBuilder builder = PaymentApp.CreateBuilder(["--urls=http://127.0.0.1:0", .. settings]);
        builder.Logging.ClearProviders().AddFakeLogging();
        builder.Services.Replace(ServiceDescriptor.Singleton(time));
        builder.Services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler(traffic.Handler));
        configure?.Invoke(builder.Services);
        WebApplication app = PaymentApp.Build(builder);
        await app.StartAsync();
        return new Service(app);
    }

    public Task<Answer> PayAsync(string key, string method = "pm_card_visa", long amount = 1999, string currency = "eur", string? description = null) =>
        PostAsync(JsonSerializer.Serialize(new { amount, currency, paymentMethod = method, description }), key);

    public async Task<Answer> PostAsync(string body, params string[] keys)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/payments") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", keys);
        return await SendAsync(request);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        request.RequestUri = new Uri(Address, request.RequestUri!);
        return await Answer.ReadAsync(await s_http.SendAsync(request));
    }

    public async Task<Answer> GetAsync(string path) => await Answer.ReadAsync(await s_http.GetAsync(new Uri(Address, path)));

    /// <summary>A POST without a body.</summary>
    public async Task<Answer> CommandAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        return await SendAsync(request);
    }

    public async Task<string> StatusOfAsync(string paymentId) => (await GetAsync($"/payments/{paymentId}")).PaymentStatus;

    public async Task<int> CountAsync(string? status = null) =>
        (await GetAsync(status is null ? "/payments" : $"/payments?status={status}")).Body.GetProperty("items").GetArrayLength();

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _app.DisposeAsync();
    }
}
