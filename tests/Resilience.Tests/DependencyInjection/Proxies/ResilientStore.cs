using Microsoft.Extensions.DependencyInjection;
using Resilience.Execution;
using Resilience.Tests;

[assembly: GeneratedProxy(typeof(IStore<>), typeof(ResilientStore<>))]

namespace Resilience.Tests;

public sealed class ResilientStore<T> : IStore<T>, IProbe, IResilientProxy<ResilientStore<T>, IStore<T>>
{
    private readonly IStore<T> _inner;
    private bool _ownsInner;

    public ResilientStore(
        [FromKeyedServices(ContainerProxy.InnerKey)] IStore<T> inner,
        ResilienceRuntime? runtime = null,
        [FromKeyedServices(ContainerProxy.InnerKey)] IServiceProvider? services = null,
        [ServiceKey] object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(inner);
        _inner = inner;
        _ownsInner = ContainerProxy.OwnsInner(services);
        Runtime = runtime;
        Services = services;
        ServiceKey = serviceKey;
    }

    public object Inner => _inner;

    public ResilienceRuntime? Runtime { get; }

    public IServiceProvider? Services { get; }

    public object? ServiceKey { get; }

    static IStore<T> IResilientProxy<ResilientStore<T>, IStore<T>>.Create(IStore<T> inner, ResilienceRuntime runtime, IServiceProvider? services, object? serviceKey, bool ownsInner)
        => new ResilientStore<T>(inner, runtime, services, serviceKey) { _ownsInner = ownsInner };

    public string Load(T key) => "guarded " + _inner.Load(key);

    public void Dispose()
    {
        if (_ownsInner)
        {
            _ownsInner = false;
            _inner.Dispose();
        }
    }
}
