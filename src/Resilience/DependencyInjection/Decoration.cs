using Microsoft.Extensions.DependencyInjection;
using Resilience.Execution;

namespace Resilience;

/// <summary>The factory that stands in a registration's place: the container makes the original, this the proxy around it.</summary>
/// <param name="service">The service type.</param>
/// <param name="maker">Makes the proxy.</param>
/// <param name="innerType">The service type to which the original was moved.</param>
/// <param name="innerKey">The key to which it was moved; null where it kept its own.</param>
internal class Decoration(Type service, ProxyMaker maker, Type innerType, InnerKey? innerKey)
{
    public object Create(IServiceProvider services) => Create(services, serviceKey: null);

    public virtual object Create(IServiceProvider services, object? serviceKey)
        => Guard(services.GetKeyedService(innerType, innerKey ?? serviceKey), services, serviceKey);

    /// <summary>Makes the proxy. The container disposes what it made itself; a proxy that forwarded would dispose it twice.</summary>
    protected object Guard(object? inner, IServiceProvider services, object? serviceKey) => inner switch
    {
        null => null!, // A factory may return null, and whoever asks for the service is told as ever.
        IResilientProxy => throw Refusal.GuardedTwice(service, inner.GetType()),
        _ => maker.Make(inner, services.GetRequiredService<ResilienceRuntime>(), services, serviceKey, ownsInner: false),
    };
}
