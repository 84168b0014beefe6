using Microsoft.CodeAnalysis;

namespace Resilience.Corpus;

/// <summary>The interfaces of an assembly that everybody sees, nested ones too.</summary>
internal static class PublicInterfaces
{
    public static IEnumerable<INamedTypeSymbol> Of(IAssemblySymbol assembly) => Of(assembly.GlobalNamespace);

    private static IEnumerable<INamedTypeSymbol> Of(INamespaceOrTypeSymbol container)
    {
        foreach (ISymbol member in container.GetMembers())
        {
            if (member is INamedTypeSymbol { TypeKind: TypeKind.Interface, DeclaredAccessibility: Accessibility.Public } found)
            {
                yield return found;
            }

            if (member is INamespaceSymbol or INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public })
            {
                foreach (INamedTypeSymbol nested in Of((INamespaceOrTypeSymbol)member))
                {
                    yield return nested;
                }
            }
        }
    }
}
