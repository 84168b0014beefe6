using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;

namespace PaymentService.Trials;

/// <summary>
/// People at tills: each pays, waits for the answer however long it takes, and pays again at the next beat. Nobody sends a
/// second payment while the first is open, so that there are never more requests than clients.
/// </summary>
internal sealed class LoadClients(Uri service, LoadSettings settings, Stopwatch watch) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = service, Timeout = Timeout.InfiniteTimeSpan };
    private readonly ConcurrentQueue<LoadAnswer> _answers = new();
    private int _orders;

    public IReadOnlyList<LoadAnswer> Answers => [.. _answers];

    /// <summary>All of them until the end is wanted; then each until it has its answer.</summary>
    public async Task PayAsync(CancellationToken end)
    {
        // Not all in the same moment of every second.
        using var turn = new PeriodicTimer(settings.Interval / settings.Clients);
        var clients = new List<Task>();
        while (clients.Count < settings.Clients)
        {
            clients.Add(PayAgainAndAgainAsync(end));
            await turn.WaitForNextTickAsync(CancellationToken.None);
        }

        await Task.WhenAll(clients);
    }

    public void Dispose() => _http.Dispose();

    private async Task PayAgainAndAgainAsync(CancellationToken end)
    {
        using var beat = new PeriodicTimer(settings.Interval);
        do
        {
            _answers.Enqueue(await PayAsync());
            await ((Task)beat.WaitForNextTickAsync(end).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        while (!end.IsCancellationRequested);
    }

    private async Task<LoadAnswer> PayAsync()
    {
        using var patience = new CancellationTokenSource(settings.Patience);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/payments")
        {
            Headers = { { "Idempotency-Key", $"order-{Interlocked.Increment(ref _orders)}" } },
            Content = JsonContent.Create(new { amount = 1999, currency = "eur", paymentMethod = "pm_card_visa" }),
        };
        TimeSpan sent = watch.Elapsed;
        try
        {
            using HttpResponseMessage response = await _http.SendAsync(request, patience.Token);
            PaymentView? payment = response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<PaymentView>(patience.Token) : null;
            return new LoadAnswer(sent, watch.Elapsed - sent, response.StatusCode, payment?.PaymentId);
        }
        catch (Exception broken) when (broken is HttpRequestException or OperationCanceledException)
        {
            return new LoadAnswer(sent, watch.Elapsed - sent, null, null);
        }
    }
}
