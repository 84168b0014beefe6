using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Eligibility;

/// <summary>What the proxy of an interface would be, or why there is none.</summary>
/// <param name="service">The interface; of an open generic one that a class guards, with the class's type parameters for arguments.</param>
/// <param name="owner">The class that <c>[ResilientProxy]</c> makes the proxy; null where the interface itself is annotated.</param>
internal sealed class ProxyPlan(INamedTypeSymbol service, INamedTypeSymbol? owner)
{
    public INamedTypeSymbol Service => service;

    public INamedTypeSymbol? Owner => owner;

    /// <summary>The type on which the policies of all methods are written.</summary>
    public INamedTypeSymbol Annotated => owner ?? service;

    /// <summary>The proxy's name.</summary>
    public string Name { get; } = owner?.Name ?? ProxyName.Of(service);

    /// <summary>Members that the proxy implements, in order of declaration, own ones first.</summary>
    public List<ISymbol> Members { get; } = [];

    /// <summary>Which methods of the interface the user's part of a class declares.</summary>
    public Dictionary<IMethodSymbol, PartialPlan> Partials { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The plans of those members that are methods.</summary>
    public Dictionary<IMethodSymbol, MethodPlan> Methods { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the source itself does not compile: then there is neither a proxy nor a word of ours.</summary>
    public bool IsBroken { get; set; }

    public List<Refusal> Refusals { get; } = [];
}
