using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using Resilience;

namespace PaymentService;

/// <summary>What the service is made of. The program, the demo and the tests build it alike.</summary>
internal static class PaymentApp
{
    public static WebApplicationBuilder CreateBuilder(params string[] args)
    {
        // The settings lie beside the program, wherever it is started from.
        WebApplicationBuilder builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Services.TryAddSingleton(TimeProvider.System);
        AddStripe(builder);
        AddDatabase(builder);
        AddAlerts(builder);
        AddRetryQueue(builder);
        AddApi(builder);
        return builder;
    }

    public static WebApplication Build(WebApplicationBuilder builder)
    {
        WebApplication app = builder.Build();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.MapPayments();
        app.MapRetryQueue();
        app.MapCircuits();
        app.MapHealthChecks("/health");
        app.MapPrometheusScrapingEndpoint("/metrics");
        return app;
    }

    private static void AddStripe(WebApplicationBuilder builder)
    {
        IServiceCollection services = builder.Services;
        services.AddOptions<StripeSettings>().BindConfiguration(StripeSettings.Section)
            .Validate(stripe => stripe.HasUsableAddress, "The setting Stripe:ApiBase must be an http or https address.").ValidateOnStart();
        services.AddResilience();
        services.AddHttpClient<IStripeGateway, StripeGateway>();
        AddBackup(builder);
        if (builder.Configuration.GetValue($"{StripeSettings.Section}:{nameof(StripeSettings.Guarded)}", defaultValue: true))
        {
            services.DecorateWithResilience<IStripeGateway>();
        }

        services.AddScoped<Gateways>();
        services.AddSingleton<ICircuitListener, CircuitLog>();
    }

    private static void AddBackup(WebApplicationBuilder builder)
    {
        IServiceCollection services = builder.Services;
        services.AddOptions<StripeSettings>(StripeSettings.BackupSection).BindConfiguration(StripeSettings.BackupSection)
            .Validate(backup => backup.HasUsableAddress, "The setting Backup:ApiBase must be an http or https address.")
            .Validate(backup => !backup.HasKeyAlone, "The setting Backup:ApiKey is there without Backup:ApiBase; set the backup processor's address, or neither.")
            .Validate(
                backup => !backup.IsAt(builder.Configuration[$"{StripeSettings.Section}:{nameof(StripeSettings.ApiBase)}"]),
                "The setting Backup:ApiBase names the server that Stripe:ApiBase names; the backup must be another one.").ValidateOnStart();
        if (string.IsNullOrEmpty(builder.Configuration.GetSection(StripeSettings.BackupSection)[nameof(StripeSettings.ApiBase)]))
        {
            return;
        }

        services.AddHttpClient(Gateways.BackupKey);
        services.AddKeyedTransient<IStripeGateway>(Gateways.BackupKey, (provider, _) => new StripeGateway(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(Gateways.BackupKey),
            Options.Create(provider.GetRequiredService<IOptionsMonitor<StripeSettings>>().Get(StripeSettings.BackupSection))));
    }

    private static void AddDatabase(WebApplicationBuilder builder)
    {
        IServiceCollection services = builder.Services;
        PaymentsDatabase database = PaymentsDatabase.Choose(builder.Configuration.GetConnectionString("Payments") ?? "Data Source=payments.db");
        // From a factory, so that the container disposes of it.
        services.AddSingleton(_ => database);
        services.AddSingleton<FailedWrites>();
        services.AddSingleton<IInterceptor>(provider => provider.GetRequiredService<FailedWrites>());
        database.AddContext(services);
        services.AddHostedService<DatabaseSetup>();
    }

    /// <summary>Before the retry queue, so that it stops later: the queue's last calls may still change a circuit.</summary>
    private static void AddAlerts(WebApplicationBuilder builder)
    {
        if (AlertSettings.Read(builder.Configuration) is not { } alerts)
        {
            return;
        }

        IServiceCollection services = builder.Services;
        services.AddSingleton(alerts);
        services.AddSingleton<AlertQueue>();
        services.AddSingleton<ICircuitListener>(provider => provider.GetRequiredService<AlertQueue>());
        // Not followed: a redirected POST becomes a GET, whose answer would pass for success. Not logged: addresses may hold secrets.
        services.AddHttpClient<IAlertReceiver, Webhook>()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false })
            .RemoveAllLoggers();
        services.DecorateWithResilience<IAlertReceiver>();
        services.AddHostedService<AlertSender>();
    }

    private static void AddRetryQueue(WebApplicationBuilder builder)
    {
        IServiceCollection services = builder.Services;
        services.AddSingleton(RetryQueueSettings.Read(builder.Configuration));
        services.AddSingleton<RetrySchedule>();
        services.AddScoped<RetryQueue>();
        services.AddScoped<PaymentProcessor>();
        services.AddHostedService<RetryQueueWorker>();
    }

    private static void AddApi(WebApplicationBuilder builder)
    {
        IServiceCollection services = builder.Services;
        builder.WebHost.ConfigureKestrel(ConnectionLimits.Set);
        services.AddScoped<PaymentIntake>();
        services.AddHostedService<CircuitsAtStart>();
        services.AddProblemDetails();
        services.AddExceptionHandler<DatabaseAway>();
        services.AddHealthChecks().AddCheck<CircuitHealth>("circuits").AddCheck<DatabaseHealth>("database");
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("payment-service"))
            .WithMetrics(metrics => metrics.AddMeter("Resilience").AddPrometheusExporter());
    }
}
