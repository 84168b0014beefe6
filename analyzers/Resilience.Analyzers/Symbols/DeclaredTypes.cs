using Microsoft.CodeAnalysis;

namespace Resilience.Analyzers.Symbols;

/// <summary>The classes and interfaces that stand in an assembly, nested ones too.</summary>
internal static class DeclaredTypes
{
    public static IEnumerable<INamedTypeSymbol> In(IAssemblySymbol assembly, CancellationToken cancellationToken) => In(assembly.GlobalNamespace, cancellationToken);

    private static IEnumerable<INamedTypeSymbol> In(INamespaceOrTypeSymbol container, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (INamespaceOrTypeSymbol member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol { TypeKind: TypeKind.Interface or TypeKind.Class } type)
            {
                yield return type;
            }

            foreach (INamedTypeSymbol inside in In(member, cancellationToken))
            {
                yield return inside;
            }
        }
    }
}
