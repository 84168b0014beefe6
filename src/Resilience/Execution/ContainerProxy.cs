using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Resilience.Execution;

/// <summary>What the constructor of a generic interface's proxy agrees with a container, which makes it itself where the registration is open. For generated code.</summary>
/// <remarks>
/// The constructor's parameters are <c>[FromKeyedServices(ContainerProxy.InnerKey)] inner</c>, <c>runtime</c>,
/// <c>[FromKeyedServices(ContainerProxy.InnerKey)] services</c> and <c>[ServiceKey] serviceKey</c>.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ContainerProxy
{
    /// <summary>The key under which the container has the object to guard, and the scope.</summary>
    public const string InnerKey = "Resilience.Inner";

    /// <summary>Whether a proxy with these services is to forward its first <c>Dispose</c>: not where a container made it, for that disposes the inner object itself.</summary>
    /// <param name="services">What the constructor was given.</param>
    /// <returns>Whether the proxy owns its inner object.</returns>
    public static bool OwnsInner(IServiceProvider? services) => services is not ContainerScope;

    /// <summary>The constructor of the signature above, among those that the user may have added.</summary>
    internal static ConstructorInfo ConstructorOf([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type proxy)
        => Array.Find(proxy.GetConstructors(), static constructor => HasSignature(constructor.GetParameters()))
            ?? throw new InvalidOperationException($"{proxy} has no public constructor (inner, runtime, services, serviceKey). That of a public class is internal where its interface is: make the class internal too. If it is public, build the project that declares it with this version of Resilience.");

    /// <summary>Whether a container can make this proxy of an open generic registration.</summary>
    internal static bool CanBeMadeByContainer([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type proxy)
        => ConstructorOf(proxy).GetParameters()[0].GetCustomAttribute<FromKeyedServicesAttribute>() is { Key: InnerKey };

    private static bool HasSignature(ParameterInfo[] parameters)
        => parameters is [_, var runtime, var services, var serviceKey]
            && runtime.ParameterType == typeof(ResilienceRuntime)
            && services.ParameterType == typeof(IServiceProvider)
            && serviceKey.ParameterType == typeof(object);
}
