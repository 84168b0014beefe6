using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Eligibility;

/// <summary>What the proxy of an interface would be, or why there is none.</summary>
internal sealed class ProxyPlan(INamedTypeSymbol service, string name)
{
    public INamedTypeSymbol Service => service;

    /// <summary>The proxy's name.</summary>
    public string Name => name;

    /// <summary>Members that the proxy implements, in order of declaration, own ones first.</summary>
    public List<ISymbol> Members { get; } = [];

    /// <summary>The plans of those members that are methods.</summary>
    public Dictionary<IMethodSymbol, MethodPlan> Methods { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the source itself does not compile: then there is neither a proxy nor a word of ours.</summary>
    public bool IsBroken { get; set; }

    public List<Refusal> Refusals { get; } = [];
}
