using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Parsing;

/// <summary>The attributes that tell a container where the arguments of a proxy's constructor come from.</summary>
internal static class ContainerAttributes
{
    /// <summary>Whether generated code can name them. The product's package brings them; a project that excludes its dependencies goes without.</summary>
    public static bool AreKnown(Compilation compilation)
        => compilation.GetTypeByMetadataName("Microsoft.Extensions.DependencyInjection.FromKeyedServicesAttribute") is not null
            && compilation.GetTypeByMetadataName("Microsoft.Extensions.DependencyInjection.ServiceKeyAttribute") is not null;
}
