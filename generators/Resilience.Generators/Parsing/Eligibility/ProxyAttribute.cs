using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Eligibility;

/// <summary>Recognises <c>[ResilientProxy]</c>, which makes a class the proxy of an interface.</summary>
internal static class ProxyAttribute
{
    public static readonly string[] MetadataNames = ["Resilience.ResilientProxyAttribute`1", "Resilience.ResilientProxyAttribute"];

    public static bool IsOn(INamedTypeSymbol type) => On(type).Any();

    public static IEnumerable<AttributeData> On(INamedTypeSymbol type)
        => type.GetAttributes().Where(attribute => attribute.AttributeClass is { Name: "ResilientProxyAttribute", ContainingType: null, ContainingNamespace: { Name: "Resilience", ContainingNamespace.IsGlobalNamespace: true } });

    /// <summary>What the attribute names, which need be no interface; null where it names nothing.</summary>
    public static ITypeSymbol? TargetOf(AttributeData attribute)
        => attribute.AttributeClass is { Arity: 1 } generic ? generic.TypeArguments[0] : attribute.Positional() as ITypeSymbol;
}
