using StripeSimulator;

namespace PaymentService;

/// <summary>What to open, and what to try.</summary>
internal static class Greeting
{
    public static void Print(WebApplication app, StripeSimulatorHost? simulator)
    {
        string service = app.Urls.First();
        string kept = app.Services.GetRequiredService<PaymentsDatabase>().Place;
        if (simulator is not null)
        {
            kept += $"   {Path.GetFullPath(new StripeSimulatorOptions().Books)}";
        }

        string stripe = simulator is null
            ? "as set in Stripe:ApiKey and Stripe:ApiBase"
            : $"{simulator.ApiBase.OriginalString}   (simulated, in this process)";
        Console.WriteLine($$"""

            Payment service   {{service}}/payments   {{service}}/health
            Stripe            {{stripe}}
            Kept in           {{kept}}

            Pay:
              curl -i {{service}}/payments -H 'Idempotency-Key: order-1' -H 'Content-Type: application/json' -d '{"amount":1999,"currency":"eur","paymentMethod":"pm_card_visa","description":"One book"}'
            """);
        if (simulator is not null)
        {
            Console.WriteLine($$"""
                Take Stripe away ("none" brings it back), then pay again with another key:
                  curl {{simulator.ControlBase.OriginalString}}/_faults -d '{"mode":"down"}'
                """);
        }

        Console.WriteLine($$"""
            See what waits:
              curl '{{service}}/payments?status=queued_for_retry'

            """);
    }
}
