using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Shouldly;

namespace Resilience.Tests;

/// <summary>Policies told by a configuration in memory.</summary>
public abstract class ConfigurationTest : IDisposable
{
    private readonly List<IDisposable> _disposables = [];

    private protected FakeLogCollector Log { get; } = new();

    public void Dispose()
    {
        foreach (IDisposable disposable in _disposables)
        {
            disposable.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>A configuration to which the interfaces were added, in their order.</summary>
    private protected PolicyConfiguration Configure(Settings settings, params ReadOnlySpan<Guarded> services)
    {
        PolicyConfiguration configuration = Start(settings, registered: null);
        foreach (Guarded service in services)
        {
            configuration.Add(service.Service);
        }

        return configuration;
    }

    private protected PolicyConfiguration Start(Settings settings, GuardedService[]? registered, ILogger? logger = null)
    {
        PolicyConfiguration configuration = new(settings.Root, logger ?? new FakeLogger(Log), static exception => exception.ShouldBeNull(), registered);
        _disposables.Add(configuration);
        return configuration;
    }

    /// <summary>What each of the interfaces is told.</summary>
    private protected string[] Told(Settings settings, Guarded service)
    {
        Configure(settings, service);
        return service.Told;
    }

    /// <summary>What is wrong, one error a line.</summary>
    private protected static string[] Errors(Settings settings, params ReadOnlySpan<Guarded> services)
    {
        List<GuardedService> known = [];
        foreach (Guarded service in services)
        {
            known.Add(service.Service);
        }

        return [.. PolicyConfiguration.ErrorsOf(settings.Root, known)];
    }

    private protected static string Error(Settings settings, params ReadOnlySpan<Guarded> services) => Errors(settings, services).ShouldHaveSingleItem();
}
