using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Resilience.Execution;

/// <summary>Finds the proxy that was generated for an interface, by the attribute on the interface's own assembly.</summary>
internal static class ProxyFactory
{
    // Keyed weakly, so that neither a type nor its assembly is kept from being unloaded.
    private static readonly ConditionalWeakTable<Type, ProxyMaker> s_makers = [];
    private static readonly ConditionalWeakTable<Assembly, Dictionary<Type, GeneratedProxyAttribute>> s_assemblies = [];

    /// <summary>How to make a proxy of a service type.</summary>
    /// <exception cref="InvalidOperationException">It has none. The message says why.</exception>
    public static ProxyMaker Get(Type service) => Find(service) ?? throw MissingProxy.Of(service);

    /// <summary>How to make a proxy of a service type, or null where it has none.</summary>
    public static ProxyMaker? Find(Type service)
    {
        if (s_makers.TryGetValue(service, out ProxyMaker? maker))
        {
            return maker;
        }

        maker = FindGenerated(service) is { } generated
            ? generated.Maker
            : service.IsConstructedGenericType && FindOpen(service.GetGenericTypeDefinition()) is { } definition ? Close(definition, service) : null;
        return maker is null ? null : s_makers.GetValue(service, _ => maker);
    }

    /// <summary>How to make a proxy whose type is known.</summary>
    public static ProxyMaker Of<TService, TProxy>()
        where TService : class
        where TProxy : class, TService, IResilientProxy<TProxy, TService>
        => new(static (inner, runtime, services, serviceKey, ownsInner) => TProxy.Create((TService)inner, runtime, services, serviceKey, ownsInner), TProxy.Describe);

    /// <summary>The open generic proxy of an open generic interface, or null where it has none.</summary>
    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    public static Type? FindOpen(Type definition) => FindGenerated(definition)?.Proxy;

    /// <summary>How to make an open generic proxy with a service type's arguments.</summary>
    [UnconditionalSuppressMessage("AOT", "IL3050:RequiresDynamicCode", Justification = "Reference type arguments share the definition's code. For a value type whose code is missing the exception names the way that needs no run-time construction.")]
    [UnconditionalSuppressMessage("Trimming", "IL2055:MakeGenericType", Justification = "The proxy repeats the interface's type parameters with what they demand, and the arguments have met that for the interface.")]
    public static ProxyMaker Close([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type definition, Type service)
    {
        try
        {
            ConstructorInfo constructor = ContainerProxy.ConstructorOf(definition.MakeGenericType(service.GetGenericArguments()));
            ConstructorInvoker invoker = ConstructorInvoker.Create(constructor);
            return new ProxyMaker(
                (inner, runtime, services, serviceKey, ownsInner)
                    => invoker.Invoke(inner, runtime, ownsInner || services is null ? services : new ContainerScope(services), serviceKey),
                describe: null);
        }
        catch (NotSupportedException exception)
        {
            throw MissingProxy.NotCompiled(service, definition, exception);
        }
        catch (ArgumentException exception)
        {
            throw MissingProxy.NotAdmitted(service, definition, exception);
        }
    }

    private static GeneratedProxyAttribute? FindGenerated(Type service) => s_assemblies.GetValue(service.Assembly, ReadAttributes).GetValueOrDefault(service);

    private static Dictionary<Type, GeneratedProxyAttribute> ReadAttributes(Assembly assembly)
    {
        Dictionary<Type, GeneratedProxyAttribute> proxies = [];
        foreach (GeneratedProxyAttribute proxy in assembly.GetCustomAttributes<GeneratedProxyAttribute>())
        {
            proxies[proxy.Service] = proxy;
        }

        return proxies;
    }
}
