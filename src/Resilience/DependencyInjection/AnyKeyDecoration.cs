using Microsoft.Extensions.DependencyInjection;
using Resilience.Execution;

namespace Resilience;

/// <summary>Stands in the place of a factory for every key. No key is free for the original, so one registration answers for both: to a wrapped key with the original.</summary>
internal sealed class AnyKeyDecoration(Type service, ProxyMaker maker, Func<IServiceProvider, object?, object> original)
    : Decoration(service, maker, service, innerKey: null)
{
    private readonly Type _service = service;

    public override object Create(IServiceProvider services, object? serviceKey)
        => serviceKey is Inner inner
            ? original(services, inner.ServiceKey)
            : Guard(services.GetKeyedService(_service, new Inner(serviceKey)), services, serviceKey);

    /// <summary>Equal for equal keys: the container has one singleton for each.</summary>
    private sealed record Inner(object? ServiceKey);
}
