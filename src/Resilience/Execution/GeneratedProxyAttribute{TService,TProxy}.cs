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
    internal override ProxyMaker Maker => ProxyFactory.Of<TService, TProxy>();
}
