using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Eligibility;

/// <summary>A policy that holds for a method.</summary>
/// <param name="on">The interface or class that it is written on; null where it is written on the method.</param>
internal sealed class AppliedPolicy(AttributeData attribute, INamedTypeSymbol? on)
{
    public AttributeData Attribute => attribute;

    public INamedTypeSymbol? On => on;
}
