using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Resilience.Execution;

/// <summary>Tells which proxy was generated for an interface of this assembly. Written by the generator.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public class GeneratedProxyAttribute : Attribute
{
    /// <summary>Names an open generic pair.</summary>
    /// <param name="service">The interface.</param>
    /// <param name="proxy">Its proxy, with the same type parameters.</param>
    public GeneratedProxyAttribute(Type service, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type proxy)
    {
        Service = service;
        Proxy = proxy;
    }

    /// <summary>The interface.</summary>
    public Type Service { get; }

    /// <summary>Its proxy.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    public Type Proxy { get; }

    /// <summary>Makes proxies without reflection, where the pair is closed.</summary>
    internal virtual ProxyMaker? Maker => null;
}
