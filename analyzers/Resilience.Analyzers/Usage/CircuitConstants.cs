using Microsoft.CodeAnalysis;

namespace Resilience.Analyzers.Usage;

/// <summary>The constants that the generator wrote for the names of circuits.</summary>
internal static class CircuitConstants
{
    /// <summary>Those of a compilation's own proxies.</summary>
    public static IEnumerable<IFieldSymbol> Of(Compilation compilation, CancellationToken cancellationToken)
        => Types(compilation.Assembly.GlobalNamespace, cancellationToken).Where(GeneratedProxies.IsProxy).SelectMany(Of);

    /// <summary>Those of the proxies that another assembly announces.</summary>
    public static IEnumerable<IFieldSymbol> Of(IAssemblySymbol assembly)
        => GeneratedProxies.MayBeIn(assembly) ? GeneratedProxies.In(assembly).SelectMany(static pair => Of(pair.Proxy)) : [];

    private static IEnumerable<IFieldSymbol> Of(INamedTypeSymbol proxy)
        => proxy.GetTypeMembers("Circuits", 0).SelectMany(static circuits => circuits.GetMembers()).OfType<IFieldSymbol>().Where(static field => field is { HasConstantValue: true, ConstantValue: string });

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (INamespaceOrTypeSymbol member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol { TypeKind: TypeKind.Class } type)
            {
                yield return type;
            }

            foreach (INamedTypeSymbol inside in Types(member, cancellationToken))
            {
                yield return inside;
            }
        }
    }
}
