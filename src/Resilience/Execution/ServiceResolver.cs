using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Resilience.Execution;

namespace Resilience;

/// <summary>Gets a user's type: from a service provider if registered there, else constructed.</summary>
internal static class ServiceResolver
{
    /// <param name="services">The provider, if there is one.</param>
    /// <param name="fallbackOf">The method whose fallback it is, if it is one.</param>
    public static T Resolve<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(IServiceProvider? services, GuardedMethod? fallbackOf = null)
        where T : class
    {
        try
        {
            return services is null
                ? ActivatorUtilities.CreateInstance<T>(NoServices.Instance)
                : services.GetService<T>() ?? ActivatorUtilities.CreateInstance<T>(services);
        }
        catch (InvalidOperationException exception)
        {
            throw new InvalidOperationException($"{(fallbackOf is null ? "" : $"{fallbackOf}: its fallback ")}{typeof(T)} cannot be made: register it with the service collection, or give it a public constructor whose parameters are registered. {exception.Message}", exception);
        }
    }

    private sealed class NoServices : IServiceProvider
    {
        public static readonly NoServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
