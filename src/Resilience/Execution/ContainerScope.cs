using Microsoft.Extensions.DependencyInjection;

namespace Resilience.Execution;

/// <summary>The scope of a proxy that a container made, which is how the proxy knows that it did.</summary>
internal sealed class ContainerScope(IServiceProvider services) : IKeyedServiceProvider
{
    public object? GetService(Type serviceType) => services.GetService(serviceType);

    public object? GetKeyedService(Type serviceType, object? serviceKey) => services.GetKeyedService(serviceType, serviceKey);

    public object GetRequiredKeyedService(Type serviceType, object? serviceKey) => services.GetRequiredKeyedService(serviceType, serviceKey);
}
