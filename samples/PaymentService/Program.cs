using PaymentService;
using StripeSimulator;

if (args is ["demo"])
{
    return await OutageDemo.RunAsync();
}

if (CommandLine.FirstNotUnderstood(args) is { } argument)
{
    await Console.Error.WriteLineAsync($"Not understood: {argument}");
    await Console.Error.WriteLineAsync(CommandLine.Usage);
    return 2;
}

bool started = false;
try
{
    WebApplicationBuilder builder = PaymentApp.CreateBuilder(args);
    // The host would log a failed start with its stack trace; it is said below, in a line.
    builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => started && level >= LogLevel.Information);
    await using StripeSimulatorHost? simulator = await LocalStripe.StartUnlessNamedAsync(builder.Configuration);
    await using WebApplication app = PaymentApp.Build(builder);

    await app.StartAsync();
    started = true;
    Greeting.Print(app, simulator);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception failed) when (!started && StartFailure.Explain(failed) is { } reason)
{
    await Console.Error.WriteLineAsync(reason);
    return 1;
}
