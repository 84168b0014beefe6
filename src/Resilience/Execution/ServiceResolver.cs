using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace Resilience;

/// <summary>Gets a user's type: from a service provider if registered there, else constructed.</summary>
internal static class ServiceResolver
{
    public static T Resolve<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(IServiceProvider? services)
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
            throw new InvalidOperationException($"{typeof(T)} cannot be made: register it with the service collection, or give it a public constructor whose parameters are registered. {exception.Message}", exception);
        }
    }

    private sealed class NoServices : IServiceProvider
    {
        public static readonly NoServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
