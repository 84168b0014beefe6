using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Resilience.Execution;

/// <summary>Tells which proxy was generated for an interface of this assembly. Written by the generator.</summary>
/// <typeparam name="TService">The interface.</typeparam>
/// <typeparam name="TProxy">Its proxy.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class GeneratedProxyAttribute<TService, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TProxy>()
    : GeneratedProxyAttribute(typeof(TService), typeof(TProxy))
    where TService : class
    where TProxy : class, TService, IResilientProxy<TProxy, TService>
{
    internal override object TryCreate(object inner, ResilienceRuntime runtime, IServiceProvider? services, object? serviceKey, bool ownsInner)
        => TProxy.Create((TService)inner, runtime, services, serviceKey, ownsInner);
}
