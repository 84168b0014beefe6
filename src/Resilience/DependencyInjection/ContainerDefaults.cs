using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Resilience;

/// <summary>Fills options that nobody set from the service collection.</summary>
internal sealed class ContainerDefaults(IServiceProvider services) : IPostConfigureOptions<ResilienceOptions>
{
    public void PostConfigure(string? name, ResilienceOptions options)
    {
        if (options.NamedTimeProvider is null && services.GetService<TimeProvider>() is { } clock)
        {
            options.TimeProvider = clock;
        }

        options.Configuration ??= services.GetService<IConfiguration>();
        options.LoggerFactory ??= services.GetService<ILoggerFactory>();
        options.MeterFactory ??= services.GetService<IMeterFactory>();
    }
}
