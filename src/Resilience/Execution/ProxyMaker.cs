namespace Resilience.Execution;

/// <summary>Makes proxies of one service type.</summary>
/// <param name="make">Makes one; the parameters are those of <see cref="IResilientProxy{TSelf, TService}.Create"/>.</param>
/// <param name="describe">Declares the policies without making one; null where that takes reflection, as for constructions of an open generic proxy.</param>
internal sealed class ProxyMaker(Func<object, ResilienceRuntime, IServiceProvider?, object?, bool, object> make, Action<PolicyBinder>? describe)
{
    public Action<PolicyBinder>? Describe => describe;

    public object Make(object inner, ResilienceRuntime runtime, IServiceProvider? services, object? serviceKey, bool ownsInner)
        => make(inner, runtime, services, serviceKey, ownsInner);
}
