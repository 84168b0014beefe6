using System.Diagnostics;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Resilience;
using StripeSimulator;

namespace PaymentService.Tests;

/// <summary>
/// A service and a simulated Stripe on loopback, with real HTTP between them and a clock that stands still until the test
/// moves it: what waits, waits for one of the methods that do.
/// </summary>
/// <remarks>
/// Mark a test <see cref="DatabaseFactAttribute"/> or <see cref="DatabaseTheoryAttribute"/>, never plain Fact or Theory: it
/// runs on SQLite and on PostgreSQL then, each time with an empty <see cref="Database"/> of its own, and needs to know of
/// neither. One of the two alone: <c>[DatabaseFact(On = Databases.Postgres)]</c>, in a class that says so in its name. To
/// run one side: <c>dotnet test --filter Database=Postgres</c>.
/// </remarks>
public abstract class ServiceTest : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(500);
    private static readonly HttpClient s_control = new();

    internal string Folder { get; } = Directory.CreateTempSubdirectory("payments").FullName;

    internal FakeTimeProvider Time { get; } = new(DateTimeOffset.Parse("2026-01-01T00:00:00Z", null));

    internal Traffic Traffic { get; } = new();

    internal StripeSimulatorHost Stripe { get; private set; } = null!;

    internal Service Service { get; set; } = null!;

    internal CircuitBreaker Circuit => Service.Services.GetRequiredService<ICircuitRegistry>()[ResilientStripeGateway.Circuits.Interface];

    internal TestDatabase Database { get; private set; } = null!;

    /// <summary>What a service takes for the time, where the test says nothing else.</summary>
    internal virtual TimeProvider Clock => Time;

    /// <summary>Settings besides those that every test needs.</summary>
    internal virtual IEnumerable<string> Settings => [];

    public virtual async Task InitializeAsync()
    {
        Database = await CreateDatabaseAsync();
        Stripe = await StripeSimulatorHost.StartAsync(new StripeSimulatorOptions { Books = Path.Combine(Folder, "books.db") });
        Service = await StartServiceAsync();
    }

    public virtual async Task DisposeAsync()
    {
        await Service.DisposeAsync();
        await Stripe.DisposeAsync();
        await Database.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    internal virtual Task<TestDatabase> CreateDatabaseAsync() => TestDatabase.CreateAsync(Folder);

    internal Task<Service> StartServiceAsync(params string[] settings) => StartServiceAsync(Clock, settings);

    internal Task<Service> StartServiceAsync(TimeProvider clock, params string[] settings) => Service.StartAsync(
        [$"--Stripe:ApiBase={Stripe.ApiBase.OriginalString}", $"--ConnectionStrings:Payments={Database.ConnectionString}", .. Settings, .. settings],
        clock,
        Traffic,
        Configure);

    /// <summary>Puts something in the place of what the program registers, or beside it.</summary>
    internal virtual void Configure(IServiceCollection services)
    {
    }

    internal async Task FaultAsync(string mode, int? status = null, string? body = null, int? count = null, int delayMs = 0)
    {
        using HttpResponseMessage response = await s_control.PostAsJsonAsync(
            new Uri(Stripe.ControlBase, "/_faults"), new { mode, status, body, count, delayMs });
        response.EnsureSuccessStatusCode();
    }

    internal async Task<List<BookedCharge>> ChargesAsync() =>
        (await s_control.GetFromJsonAsync<List<BookedCharge>>(new Uri(Stripe.ControlBase, "/_charges")))!;

    /// <summary>Money moved exactly once for each of these payments.</summary>
    internal async Task ShouldBeChargedOnceAsync(params string[] paymentIds)
    {
        IEnumerable<string?> charged = (await ChargesAsync()).Where(charge => charge.Status == "succeeded").Select(charge => charge.PaymentId);
        charged.Order().ShouldBe(paymentIds.Order());
    }

    /// <summary>Lets time pass, but not while Stripe is at work, until the condition holds.</summary>
    internal async Task UntilAsync(Func<Task<bool>> condition, string what, bool evenWhileStripeWorks = false)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            watch.Elapsed.ShouldBeLessThan(s_patience, $"Not in time: {what}.");
            if (evenWhileStripeWorks || Traffic.InFlight == 0)
            {
                Time.Advance(s_step);
            }

            await tick.WaitForNextTickAsync();
        }
    }

    internal Task UntilAsync(Func<bool> condition, string what, bool evenWhileStripeWorks = false) =>
        UntilAsync(() => Task.FromResult(condition()), what, evenWhileStripeWorks);

    internal Task UntilSettledAsync(string paymentId, string status) =>
        UntilAsync(async () => await Service.StatusOfAsync(paymentId) == status, $"{paymentId} is {status}");

    /// <summary>Waits without letting time pass.</summary>
    internal static async Task WaitForAsync(Func<Task<bool>> condition, string what)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            watch.Elapsed.ShouldBeLessThan(s_patience, $"Not in time: {what}.");
            await tick.WaitForNextTickAsync();
        }
    }

    internal static Task WaitForAsync(Func<bool> condition, string what) => WaitForAsync(() => Task.FromResult(condition()), what);

    internal async Task<T> WhileTimePassesAsync<T>(Task<T> work, bool evenWhileStripeWorks = false)
    {
        await UntilAsync(() => work.IsCompleted, "the answer", evenWhileStripeWorks);
        return await work;
    }
}
