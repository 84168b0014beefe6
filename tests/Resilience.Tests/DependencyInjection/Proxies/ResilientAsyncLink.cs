using Resilience.Execution;
using Resilience.Tests;

[assembly: GeneratedProxy<IAsyncLink, ResilientAsyncLink>]

namespace Resilience.Tests;

/// <summary>Disposable synchronously too: else a scope that is disposed so would refuse the proxy of an implementation that it takes.</summary>
public sealed class ResilientAsyncLink(IAsyncLink inner, ResilienceRuntime? runtime = null, IServiceProvider? services = null, object? serviceKey = null)
    : IAsyncLink, IDisposable, IProbe, IResilientProxy<ResilientAsyncLink, IAsyncLink>
{
    private bool _ownsInner = true;

    public object Inner => inner;

    public ResilienceRuntime? Runtime => runtime;

    public IServiceProvider? Services => services;

    public object? ServiceKey => serviceKey;

    static IAsyncLink IResilientProxy<ResilientAsyncLink, IAsyncLink>.Create(IAsyncLink inner, ResilienceRuntime runtime, IServiceProvider? services, object? serviceKey, bool ownsInner)
        => new ResilientAsyncLink(inner, runtime, services, serviceKey) { _ownsInner = ownsInner };

    public ValueTask DisposeAsync()
    {
        bool forward = _ownsInner;
        _ownsInner = false;
        return forward ? inner.DisposeAsync() : default;
    }

    void IDisposable.Dispose()
    {
        if (_ownsInner)
        {
            _ownsInner = false;
            ((IDisposable)inner).Dispose();
        }
    }
}
