using Microsoft.CodeAnalysis;
using Resilience.Generators.Eligibility;

namespace Resilience.Analyzers.Definition;

/// <summary>A policy where it is written.</summary>
internal readonly struct WrittenPolicy(PolicyKind kind, AttributeData attribute, ISymbol on)
{
    public PolicyKind Kind => kind;

    public AttributeData Attribute => attribute;

    /// <summary>The interface, class or method that it stands on.</summary>
    public ISymbol On => on;
}
