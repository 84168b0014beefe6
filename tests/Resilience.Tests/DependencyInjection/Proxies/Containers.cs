using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Resilience.Tests;

/// <summary>The strictest container there is.</summary>
internal static class Containers
{
    public static ServiceProvider Build(Action<IServiceCollection> register)
    {
        ServiceCollection services = [];
        register(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public static ServiceDescriptor ShouldHaveSingleItem(this IServiceCollection services, Type service)
        => services.Where(descriptor => descriptor.ServiceType == service).ShouldHaveSingleItem();

    public static IProbe Probe(this object proxy) => (IProbe)proxy;
}
