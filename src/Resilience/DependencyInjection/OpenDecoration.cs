using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Resilience.Execution;

namespace Resilience;

/// <summary>Guards the registrations of an open generic interface. The container makes these proxies itself: it takes no factory for open types.</summary>
internal static class OpenDecoration
{
    /// <summary>Guards them by the proxy that was generated for the interface.</summary>
    public static void Apply(IServiceCollection services, Type definition)
    {
        CheckOpen(definition);
        Guard(services, definition, ProxyFactory.FindOpen(definition) ?? throw MissingProxy.Of(definition));
    }

    /// <summary>Guards them by a proxy that a class declares.</summary>
    public static void Apply(
        IServiceCollection services, Type definition, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.Interfaces)] Type proxy)
    {
        CheckOpen(definition);
        if (!proxy.IsGenericTypeDefinition || !typeof(IResilientProxy).IsAssignableFrom(proxy) || !Array.Exists(proxy.GetInterfaces(), implemented => Repeats(implemented, definition, proxy)))
        {
            throw Refusal.NotItsProxy(definition, proxy);
        }

        Guard(services, definition, proxy);
    }

    private static void Guard(IServiceCollection services, Type definition, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type proxy)
    {
        int[] open = [.. Indexes(services, descriptor => descriptor.ServiceType == definition && !IsInner(descriptor))];
        int[] closed = [.. Indexes(services, descriptor => IsClosed(descriptor.ServiceType, definition) && !descriptor.IsGuarded())];
        if (open.Length > 1)
        {
            throw Refusal.TwoOpen(definition);
        }

        bool isOpenLeft = open.Length == 1 && !services[open[0]].IsGuarded();
        if (!isOpenLeft && closed.Length == 0)
        {
            throw open.Length == 1 || services.Any(descriptor => IsClosed(descriptor.ServiceType, definition))
                ? Refusal.AllGuarded(definition)
                : Refusal.NothingRegistered(definition, services);
        }

        DecorationPlan plan = new(services);
        foreach (int index in closed)
        {
            plan.Replace(index, ProxyFactory.Close(proxy, services[index].ServiceType));
        }

        if (isOpenLeft)
        {
            CheckRegistration(services[open[0]], proxy);
        }

        plan.Apply();
        if (isOpenLeft)
        {
            Split(services, open[0], proxy);
        }
    }

    private static void CheckOpen(Type definition)
    {
        if (!definition.IsGenericTypeDefinition)
        {
            throw definition.IsInterface ? Refusal.NotOpen(definition) : MissingProxy.Of(definition);
        }
    }

    private static void CheckRegistration(ServiceDescriptor original, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type proxy)
    {
        if (original.ImplementationTypeOf() is not { } implementation)
        {
            throw Refusal.OpenWithoutType(original.ServiceType);
        }

        if (original.IsForAnyKey() || (original.IsKeyedService && ServiceKeyUse.IsMadeBy(implementation)))
        {
            throw Refusal.OpenWithKey(original.ServiceType);
        }

        if (!ContainerProxy.CanBeMadeByContainer(proxy))
        {
            throw Refusal.NotForContainers(original.ServiceType, proxy);
        }

        if (proxy.GetConstructors().Length > 1)
        {
            throw Refusal.SeveralConstructors(original.ServiceType, proxy);
        }
    }

    private static void Split(IServiceCollection services, int index, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type proxy)
    {
        ServiceDescriptor original = services[index];
        services[index] = new ServiceDescriptor(original.ServiceType, original.ServiceKey, proxy, original.Lifetime);
        services.Add(new ServiceDescriptor(original.ServiceType, ContainerProxy.InnerKey, original.ImplementationTypeOf()!, original.Lifetime));
        services.AddSingleton(new GuardedRegistration(original.ServiceType, original.ServiceKey, Declare: null));
        services.TryAddKeyedTransient<IServiceProvider>(ContainerProxy.InnerKey, static (scope, _) => new ContainerScope(scope));
    }

    private static IEnumerable<int> Indexes(IServiceCollection services, Predicate<ServiceDescriptor> predicate)
    {
        for (int i = 0; i < services.Count; i++)
        {
            if (predicate(services[i]))
            {
                yield return i;
            }
        }
    }

    private static bool IsInner(ServiceDescriptor descriptor) => descriptor.ServiceKey is ContainerProxy.InnerKey;

    /// <summary>Whether an interface is the definition with the proxy's type parameters, in their order.</summary>
    private static bool Repeats(Type implemented, Type definition, Type proxy)
        => IsClosed(implemented, definition) && implemented.GetGenericArguments().SequenceEqual(proxy.GetGenericArguments());

    private static bool IsClosed(Type service, Type definition) => service.IsConstructedGenericType && service.GetGenericTypeDefinition() == definition;
}
