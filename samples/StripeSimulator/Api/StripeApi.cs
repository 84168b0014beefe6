namespace StripeSimulator;

/// <summary>The part of Stripe's API that payments by card need.</summary>
internal static class StripeApi
{
    public static void Map(WebApplication app, RequestPipeline requests)
    {
        RouteGroupBuilder v1 = app.MapGroup("/v1");
        v1.MapPost("/payment_intents", requests.Serve(PaymentIntents.Create));
        v1.MapGet("/payment_intents", requests.Serve(PaymentIntents.List));
        v1.MapGet("/payment_intents/{id}", requests.Serve(PaymentIntents.Get));
        v1.MapPost("/payment_intents/{id}/confirm", requests.Serve(PaymentIntents.Confirm));
        v1.MapPost("/payment_intents/{id}/cancel", requests.Serve(PaymentIntents.Cancel));
        v1.MapPost("/charges", requests.Serve(Charges.Create));
        v1.MapGet("/charges", requests.Serve(Charges.List));
        v1.MapGet("/charges/{id}", requests.Serve(Charges.Get));
        app.MapFallback("{**path}", requests.Serve((call, _) => throw StripeErrors.UnknownUrl(call.Method, call.Path)));
    }
}
