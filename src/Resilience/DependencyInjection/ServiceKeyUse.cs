using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Resilience;

/// <summary>Whether a constructor wants the key under which its object is registered: itself, or for what it is given.</summary>
internal static class ServiceKeyUse
{
    public static bool IsMadeBy([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type implementation)
        => implementation.GetConstructors().SelectMany(static constructor => constructor.GetParameters()).Any(WantsKey);

    private static bool WantsKey(ParameterInfo parameter)
        => parameter.IsDefined(typeof(ServiceKeyAttribute))
            || parameter.GetCustomAttribute<FromKeyedServicesAttribute>() is { LookupMode: ServiceKeyLookupMode.InheritKey };
}
