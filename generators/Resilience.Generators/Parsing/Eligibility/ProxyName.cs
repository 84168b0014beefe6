using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Eligibility;

/// <summary>Names proxies: <c>IFoo</c> → <c>ResilientFoo</c>, nested <c>Outer.IFoo</c> → <c>ResilientOuter_Foo</c>.</summary>
internal static class ProxyName
{
    /// <summary>How the names of generated files end; tells what the generator declared from what the user did.</summary>
    public const string FileSuffix = ".Resilient.g.cs";

    private const string Prefix = "Resilient";

    public static string Of(INamedTypeSymbol service)
    {
        string name = StripI(service.Name);
        for (INamedTypeSymbol? outer = service.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            name = outer.Name + "_" + name;
        }

        return Prefix + name;
    }

    public static int ArityOf(INamedTypeSymbol service)
    {
        int arity = 0;
        for (INamedTypeSymbol? at = service; at is not null; at = at.ContainingType)
        {
            arity += at.Arity;
        }

        return arity;
    }

    /// <summary>The type parameters of the types around it, then its own.</summary>
    public static IEnumerable<ITypeParameterSymbol> TypeParametersOf(INamedTypeSymbol type)
        => type.ContainingType is { } outer ? TypeParametersOf(outer).Concat(type.TypeParameters) : type.TypeParameters;

    /// <summary>Another annotated interface whose proxy would have the same name, or null.</summary>
    public static INamedTypeSymbol? FindRival(INamedTypeSymbol service, string proxyName)
    {
        string rest = proxyName.Substring(Prefix.Length);
        return Candidates(service.ContainingNamespace, rest).FirstOrDefault(candidate =>
            !SymbolEqualityComparer.Default.Equals(candidate, service)
            && ArityOf(candidate) == ArityOf(service)
            && PolicyAttributes.IsAnnotated(candidate));
    }

    private static string StripI(string name) => name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]) ? name.Substring(1) : name;

    /// <summary>The interfaces below a namespace or type whose flattened name is the given one.</summary>
    private static IEnumerable<INamedTypeSymbol> Candidates(INamespaceOrTypeSymbol container, string flattened)
    {
        foreach (INamedTypeSymbol type in container.GetTypeMembers(flattened).Concat(container.GetTypeMembers("I" + flattened)))
        {
            if (type.TypeKind == TypeKind.Interface && StripI(type.Name) == flattened)
            {
                yield return type;
            }
        }

        for (int at = flattened.IndexOf('_'); at >= 0; at = flattened.IndexOf('_', at + 1))
        {
            foreach (INamedTypeSymbol outer in container.GetTypeMembers(flattened.Substring(0, at)))
            {
                foreach (INamedTypeSymbol nested in Candidates(outer, flattened.Substring(at + 1)))
                {
                    yield return nested;
                }
            }
        }
    }
}
