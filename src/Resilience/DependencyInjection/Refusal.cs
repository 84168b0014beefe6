using Microsoft.Extensions.DependencyInjection;

namespace Resilience;

/// <summary>Why something is not guarded: the interface, the reason, the way out.</summary>
internal static class Refusal
{
    public static InvalidOperationException GuardedTwice(Type service, Type proxy)
        => new($"{Name(service)} would be guarded twice: the object to guard is a {Name(proxy)}, which is a proxy already. Guard the object inside it, once.");

    public static InvalidOperationException AllGuarded(Type service)
        => new($"{Name(service)} would be guarded twice: every registration of it is a proxy already. Remove this call, or the one before (AddResilient guards what it adds).");

    public static InvalidOperationException NothingRegistered(Type service, IServiceCollection services)
    {
        bool isOpen = service.IsConstructedGenericType && services.Any(descriptor => descriptor.ServiceType == service.GetGenericTypeDefinition());
        return new($"{Name(service)} cannot be guarded: nothing is registered for it. " + (isOpen
            ? $"Its open generic form is: call DecorateWithResilience(typeof({Unbound(service)}))."
            : "Register it first, then call DecorateWithResilience; or do both with AddResilient."));
    }

    public static InvalidOperationException TwoForAnyKey(Type service)
        => new($"{Name(service)} cannot be guarded: it has two registrations under KeyedService.AnyKey, and no key is left by which to tell the two originals apart. Keep one.");

    public static InvalidOperationException KeyTaken(ServiceDescriptor original, Type implementation)
        => new($"{ServiceName.Display(original.ServiceType, original.ServiceKey)} cannot be guarded: the original would be registered as {Name(implementation)} under its own key, which its constructor asks for, and there is such a registration already. Register {Name(original.ServiceType)} by a factory.");

    public static InvalidOperationException NotOpen(Type service)
        => new($"{Name(service)} is not an open generic interface. Call DecorateWithResilience<{Name(service)}>().");

    public static InvalidOperationException TwoOpen(Type definition)
        => new($"{Unbound(definition)} cannot be guarded: it has two open generic registrations, and no key is left by which to tell the two originals apart. Keep one, or register closed types.");

    public static InvalidOperationException OpenWithoutType(Type definition)
        => new($"{Unbound(definition)} cannot be guarded: its open generic registration names no implementation type. Containers take no factory or instance there.");

    public static InvalidOperationException OpenWithKey(Type definition)
        => new($"{Unbound(definition)} cannot be guarded: its open generic registration is for any key, or its constructor asks for the key, and the original has to move to another. Register closed types.");

    public static InvalidOperationException NotForContainers(Type definition, Type proxy)
        => new($"{Unbound(definition)} cannot be guarded: the constructor of {Name(proxy)} does not say where a container finds the object to guard. Build the project that declares it with this version of Resilience.");

    public static InvalidOperationException NotItsProxy(Type definition, Type proxy)
        => new($"{Unbound(definition)} cannot be guarded by {Name(proxy)}, which is no proxy of it with the same type parameters. Name a class that has [ResilientProxy(typeof({Unbound(definition)}))].");

    public static InvalidOperationException SeveralConstructors(Type definition, Type proxy)
        => new($"{Unbound(definition)} cannot be guarded by {Name(proxy)}: a container makes the proxies of an open registration, and cannot tell which of several public constructors to use. Take yours away, or make them internal.");

    private static string Name(Type type) => ServiceName.Display(type, serviceKey: null);

    /// <summary><c>IRepository&lt;&gt;</c>: as one writes it in typeof.</summary>
    private static string Unbound(Type type) => ServiceName.Unbound(type.IsGenericTypeDefinition ? type : type.GetGenericTypeDefinition());
}
