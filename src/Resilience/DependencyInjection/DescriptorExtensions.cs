using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Resilience.Execution;

namespace Resilience;

/// <summary>Reads a descriptor, keyed or not: each kind throws at the other's properties.</summary>
internal static class DescriptorExtensions
{
    public static bool IsForAnyKey(this ServiceDescriptor descriptor) => ReferenceEquals(descriptor.ServiceKey, KeyedService.AnyKey);

    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    public static Type? ImplementationTypeOf(this ServiceDescriptor descriptor)
        => descriptor.IsKeyedService ? descriptor.KeyedImplementationType : descriptor.ImplementationType;

    public static object? InstanceOf(this ServiceDescriptor descriptor)
        => descriptor.IsKeyedService ? descriptor.KeyedImplementationInstance : descriptor.ImplementationInstance;

    /// <summary>Whether a proxy is what this registration gives, as far as it can be told without making one.</summary>
    public static bool IsGuarded(this ServiceDescriptor descriptor)
        => descriptor.InstanceOf() is IResilientProxy
            || typeof(IResilientProxy).IsAssignableFrom(descriptor.ImplementationTypeOf())
            || (descriptor.IsKeyedService ? descriptor.KeyedImplementationFactory?.Target : descriptor.ImplementationFactory?.Target) is Decoration;

    /// <summary>Whether two registrations answer to one service type and key.</summary>
    public static bool AnswersLike(this ServiceDescriptor descriptor, ServiceDescriptor other)
        => descriptor.ServiceType == other.ServiceType
            && descriptor.IsKeyedService == other.IsKeyedService
            && (descriptor.IsForAnyKey() || other.IsForAnyKey() || Equals(descriptor.ServiceKey, other.ServiceKey));

    /// <summary>The same registration under a private key; as an object, so that nobody who asks for the implementation type finds it.</summary>
    public static ServiceDescriptor MovedTo(this ServiceDescriptor original, InnerKey key)
    {
        if (original.InstanceOf() is { } instance)
        {
            return new ServiceDescriptor(typeof(object), key, instance);
        }

        if (original.ImplementationTypeOf() is { } implementation)
        {
            return new ServiceDescriptor(typeof(object), key, implementation, original.Lifetime);
        }

        object? serviceKey = original.ServiceKey;
        return original.IsKeyedService
            ? new ServiceDescriptor(typeof(object), key, Keyed(original.KeyedImplementationFactory!, serviceKey), original.Lifetime)
            : new ServiceDescriptor(typeof(object), key, Unkeyed(original.ImplementationFactory!), original.Lifetime);
    }

    private static Func<IServiceProvider, object?, object> Keyed(Func<IServiceProvider, object?, object> factory, object? serviceKey)
        => (services, _) => factory(services, serviceKey);

    private static Func<IServiceProvider, object?, object> Unkeyed(Func<IServiceProvider, object> factory)
        => (services, _) => factory(services);
}
