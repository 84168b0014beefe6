using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using StripeSimulator;

namespace PaymentService.Trials;

/// <summary>A simulated payment processor with its books, and the switch that breaks it.</summary>
internal sealed class TrialProcessor : IAsyncDisposable
{
    private readonly HttpClient _control = new();
    private readonly StripeSimulatorHost _simulator;
    private readonly string _books;

    private TrialProcessor(Processor which, StripeSimulatorHost simulator, string books) => (Which, _simulator, _books) = (which, simulator, books);

    public Processor Which { get; }

    public string Name => ProcessorName.Of(Which);

    public Uri Address => _simulator.ApiBase;

    public static async Task<TrialProcessor> StartAsync(Processor which, string folder)
    {
        string books = Path.Combine(folder, $"books-{ProcessorName.Of(which)}.db");
        return new TrialProcessor(which, await StripeSimulatorHost.StartAsync(new StripeSimulatorOptions { Books = books }), books);
    }

    public async Task BreakAsync(Fault fault)
    {
        using HttpResponseMessage answer = await _control.PostAsJsonAsync(new Uri(_simulator.ControlBase, "/_faults"), fault);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Every attempt to take money, from the books themselves.</summary>
    public async Task<IReadOnlyList<ChargeAttempt>> ChargesAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={_books};Pooling=false");
        await connection.OpenAsync();
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT body FROM objects WHERE type = 'charge' ORDER BY number";
        await using SqliteDataReader bodies = await command.ExecuteReaderAsync();
        var charges = new List<ChargeAttempt>();
        while (await bodies.ReadAsync())
        {
            charges.Add(Read(bodies.GetString(0)));
        }

        return charges;
    }

    public async ValueTask DisposeAsync()
    {
        await _simulator.DisposeAsync();
        _control.Dispose();
    }

    private ChargeAttempt Read(string body)
    {
        using JsonDocument charge = JsonDocument.Parse(body);
        JsonElement fields = charge.RootElement;
        return new ChargeAttempt(
            Which,
            fields.GetProperty("payment_intent").GetString()!,
            fields.GetProperty("metadata").TryGetProperty("payment_id", out JsonElement id) ? id.GetString() : null,
            fields.GetProperty("amount").GetInt64(),
            fields.GetProperty("currency").GetString()!,
            fields.GetProperty("status").GetString()!);
    }
}
