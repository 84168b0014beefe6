using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Resilience;
using StripeSimulator;

namespace PaymentService.Tests;

/// <summary>A service with two simulated processors, each with books and faults of its own.</summary>
public abstract class BackupTest : ServiceTest
{
    private static readonly HttpClient s_http = new();

    internal StripeSimulatorHost Backup { get; private set; } = null!;

    internal CircuitBreaker BackupCircuit => CircuitOf(Service, Processor.Backup);

    internal override IEnumerable<string> Settings => [$"--Backup:ApiBase={Backup.ApiBase.OriginalString}"];

    public override async Task InitializeAsync()
    {
        Backup = await StripeSimulatorHost.StartAsync(new StripeSimulatorOptions { Books = Path.Combine(Folder, "backup-books.db") });
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await Service.DisposeAsync();
        await Backup.DisposeAsync();
        await base.DisposeAsync();
    }

    internal static CircuitBreaker CircuitOf(Service service, Processor processor) =>
        service.Services.GetRequiredService<ICircuitRegistry>()[processor is Processor.Stripe ? "IStripeGateway" : "IStripeGateway[backup]"];

    internal bool IsToBackup(HttpRequestMessage request) => request.RequestUri!.Port == Backup.ApiBase.Port;

    internal async Task BackupFaultAsync(string mode, int? status = null, int? count = null)
    {
        using HttpResponseMessage response = await s_http.PostAsJsonAsync(new Uri(Backup.ControlBase, "/_faults"), new { mode, status, count });
        response.EnsureSuccessStatusCode();
    }

    internal async Task<List<BookedCharge>> BackupChargesAsync() =>
        (await s_http.GetFromJsonAsync<List<BookedCharge>>(new Uri(Backup.ControlBase, "/_charges")))!;

    /// <summary>Money moved exactly once for each of these payments at the backup, and for no other payment anywhere.</summary>
    internal async Task ShouldBeChargedAtTheBackupAsync(params string[] paymentIds)
    {
        await ShouldBeChargedOnceAsync();
        (await BackupChargesAsync()).Where(charge => charge.Status == "succeeded").Select(charge => charge.PaymentId).Order().ShouldBe(paymentIds.Order());
    }

    /// <summary>Money moved exactly once for each of these payments at Stripe, and for no other payment anywhere.</summary>
    internal async Task ShouldBeChargedAtStripeAsync(params string[] paymentIds)
    {
        await ShouldBeChargedOnceAsync(paymentIds);
        (await BackupChargesAsync()).ShouldBeEmpty();
    }

    /// <summary>As an operator cancels an intent; null: without a reason.</summary>
    internal static async Task CancelAsync(StripeSimulatorHost at, string intent, string? reason = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(at.ApiBase, $"/v1/payment_intents/{intent}/cancel"))
        {
            Headers = { Authorization = new("Bearer", "sk_test_1") },
            Content = new FormUrlEncodedContent(reason is null ? [] : [new("cancellation_reason", reason)]),
        };
        using HttpResponseMessage response = await s_http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Holds the first request that meets the condition until it is let go; heeds no token, like a process that the machine has frozen.</summary>
    internal Stall StallAt(Func<HttpRequestMessage, bool> condition, bool afterItIsDone = false)
    {
        var stall = new Stall();
        if (afterItIsDone)
        {
            Traffic.After = async (response, _) =>
            {
                await stall.MeetAsync(condition(response.RequestMessage!));
                return response;
            };
        }
        else
        {
            Traffic.Before = (request, _) => stall.MeetAsync(condition(request));
        }

        return stall;
    }
}
