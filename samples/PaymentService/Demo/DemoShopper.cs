using System.Diagnostics;

namespace PaymentService;

/// <summary>Pays, and looks how the payments stand; over HTTP, like everybody else.</summary>
internal sealed class DemoShopper(HttpClient service)
{
    private readonly List<DemoPayment> _payments = [];

    public IReadOnlyList<DemoPayment> Payments => _payments;

    public async Task<DemoPayment> PayAsync()
    {
        DemoPayment payment = await PayAsync(_payments.Count + 1);
        _payments.Add(payment);
        return payment;
    }

    public async Task<DemoPayment[]> PayAtOnceAsync(int count)
    {
        DemoPayment[] payments = await Task.WhenAll(Enumerable.Range(_payments.Count + 1, count).Select(PayAsync));
        _payments.AddRange(payments);
        return payments;
    }

    public async Task<Dictionary<string, string>> StatusesAsync() =>
        (await service.GetFromJsonAsync<PaymentList>("/payments"))!.Items.ToDictionary(payment => payment.PaymentId, payment => payment.Status);

    private async Task<DemoPayment> PayAsync(int number)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/payments")
        {
            Headers = { { "Idempotency-Key", $"order-{number}" } },
            Content = JsonContent.Create(new { amount = 1000 + number, currency = "eur", paymentMethod = "pm_card_visa" }),
        };
        var watch = Stopwatch.StartNew();
        using HttpResponseMessage response = await service.SendAsync(request);
        PaymentView view = (await response.Content.ReadFromJsonAsync<PaymentView>())!;
        return new DemoPayment(number, view.PaymentId, response.StatusCode, view.Status, watch.Elapsed);
    }
}
