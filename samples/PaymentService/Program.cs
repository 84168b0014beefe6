using PaymentService;
using StripeSimulator;

if (args is ["demo"])
{
    return await OutageDemo.RunAsync();
}

WebApplicationBuilder builder = PaymentApp.CreateBuilder(args);
await using StripeSimulatorHost? simulator = await LocalStripe.StartUnlessNamedAsync(builder.Configuration);
WebApplication app = PaymentApp.Build(builder);

await app.StartAsync();
Greeting.Print(app, simulator);
await app.WaitForShutdownAsync();
return 0;
