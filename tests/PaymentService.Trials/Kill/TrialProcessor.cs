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
    public Task<IReadOnlyList<ChargeAttempt>> ChargesAsync() => ReadAsync("charge", charge => new ChargeAttempt(
        Which,
        charge.GetProperty("payment_intent").GetString()!,
        PaymentOf(charge),
        charge.GetProperty("amount").GetInt64(),
        charge.GetProperty("currency").GetString()!,
        charge.GetProperty("status").GetString()!));

    /// <summary>Every intent that was made, and the payment it was made for.</summary>
    public async Task<Dictionary<string, string?>> IntentsAsync() =>
        (await ReadAsync("payment_intent", intent => (Id: intent.GetProperty("id").GetString()!, Payment: PaymentOf(intent)))).ToDictionary(intent => intent.Id, intent => intent.Payment);

    public async ValueTask DisposeAsync()
    {
        await _simulator.DisposeAsync();
        _control.Dispose();
    }

    private static string? PaymentOf(JsonElement entry) =>
        entry.GetProperty("metadata").TryGetProperty("payment_id", out JsonElement id) ? id.GetString() : null;

    private async Task<IReadOnlyList<T>> ReadAsync<T>(string type, Func<JsonElement, T> read)
    {
        await using var connection = new SqliteConnection($"Data Source={_books};Pooling=false");
        await connection.OpenAsync();
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT body FROM objects WHERE type = $type ORDER BY number";
        command.Parameters.AddWithValue("$type", type);
        await using SqliteDataReader bodies = await command.ExecuteReaderAsync();
        var entries = new List<T>();
        while (await bodies.ReadAsync())
        {
            using JsonDocument body = JsonDocument.Parse(bodies.GetString(0));
            entries.Add(read(body.RootElement));
        }

        return entries;
    }
}
