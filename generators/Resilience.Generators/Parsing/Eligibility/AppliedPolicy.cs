using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Eligibility;

/// <summary>A policy that holds for a method.</summary>
/// <param name="interface">The interface that it is written on; null where it is written on the method.</param>
internal sealed class AppliedPolicy(AttributeData attribute, INamedTypeSymbol? @interface)
{
    public AttributeData Attribute => attribute;

    public INamedTypeSymbol? Interface => @interface;
}
