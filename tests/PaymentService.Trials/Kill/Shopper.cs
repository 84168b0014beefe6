using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace PaymentService.Trials;

/// <summary>
/// A client: pays again and again, with a new key each time, and repeats a key until it is answered. Like clients do, it
/// hangs up early now and then, and now and then it sends a request twice at once.
/// </summary>
internal sealed class Shopper(string name, IReadOnlyList<Instance> services, Random draws)
{
    private static readonly HttpClient s_http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private static readonly TimeSpan s_longestRest = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_impatience = TimeSpan.FromMilliseconds(40);
    private static readonly string[] s_currencies = ["eur", "usd", "gbp", "jpy"];
    private int _payments;
    private int _requests;

    /// <summary>Rests, then pays. Ends when the payment is accepted.</summary>
    /// <param name="order">Takes the new order, before it is sent.</param>
    /// <param name="giveUp">Ends it without an answer.</param>
    public async Task PayAsync(Action<Order> order, CancellationToken giveUp)
    {
        await PauseAsync(s_longestRest, giveUp);
        Order wanted = Draw();
        order(wanted);
        while (!wanted.Replies.Any(reply => reply.IsDefinite))
        {
            if (!wanted.Replies.IsEmpty)
            {
                await PauseAsync(s_longestPause, giveUp);
            }

            await Task.WhenAll(Enumerable.Range(0, draws.Next(20) == 0 ? 2 : 1).Select(_ => SendAsync(wanted, giveUp)));
        }
    }

    private Order Draw()
    {
        string card = draws.GetItems(draws.Next(4) == 0 ? Order.DecliningCards : Order.GoodCards, 1)[0];
        string? description = draws.Next(2) == 0 ? null : "Ein Büchlein – 本 📕";
        return new Order($"{name}-{++_payments}", new Charge(draws.Next(100, 100_000), draws.GetItems(s_currencies, 1)[0], card, description));
    }

    private async Task SendAsync(Order order, CancellationToken giveUp)
    {
        // In turn, so that a repetition meets another instance.
        Instance service = services[_requests++ % services.Count];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(giveUp);
        if (draws.Next(10) == 0)
        {
            patience.CancelAfter(s_impatience * draws.NextDouble());
        }

        order.Replies.Enqueue(await AskAsync(order, service, patience.Token));
        giveUp.ThrowIfCancellationRequested();
    }

    private static async Task<Reply> AskAsync(Order order, Instance service, CancellationToken patience)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(service.Address, "/payments")) { Content = JsonContent.Create(order.Charge, options: JsonSerializerOptions.Web) };
        request.Headers.Add("Idempotency-Key", order.Key);
        try
        {
            using HttpResponseMessage answer = await s_http.SendAsync(request, patience);
            service.SeenAtWork(moment: null);
            string text = await answer.Content.ReadAsStringAsync(patience);
            return (int)answer.StatusCode is int code and (201 or 202 or 402)
                ? new Reply(service.Name, code, JsonSerializer.Deserialize<PaymentView>(text, JsonSerializerOptions.Web))
                : new Reply(service.Name, (int)answer.StatusCode, Payment: null, text);
        }
        // A bare SocketException is what HttpClient throws where the service dies between its accepting and the first look at the connection.
        catch (Exception exception) when (exception is HttpRequestException or SocketException or IOException or OperationCanceledException)
        {
            return new Reply(service.Name, Code: null, Payment: null, exception.Message);
        }
    }

    private Task PauseAsync(TimeSpan longest, CancellationToken giveUp) => Task.Delay(longest * draws.NextDouble(), giveUp);
}
