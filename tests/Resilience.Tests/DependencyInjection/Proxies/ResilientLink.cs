using Resilience.Execution;
using Resilience.Tests;

[assembly: GeneratedProxy<ILink, ResilientLink>]

namespace Resilience.Tests;

public sealed class ResilientLink(ILink inner, ResilienceRuntime? runtime = null, IServiceProvider? services = null, object? serviceKey = null)
    : ILink, IProbe, IResilientProxy<ResilientLink, ILink>
{
    private bool _ownsInner = true;

    public object Inner => inner;

    public ResilienceRuntime? Runtime => runtime;

    public IServiceProvider? Services => services;

    public object? ServiceKey => serviceKey;

    static ILink IResilientProxy<ResilientLink, ILink>.Create(ILink inner, ResilienceRuntime runtime, IServiceProvider? services, object? serviceKey, bool ownsInner)
        => new ResilientLink(inner, runtime, services, serviceKey) { _ownsInner = ownsInner };

    public void Dispose()
    {
        if (_ownsInner)
        {
            _ownsInner = false;
            inner.Dispose();
        }
    }
}
