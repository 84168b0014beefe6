using Microsoft.CodeAnalysis;
using Resilience.Analyzers.Symbols;

namespace Resilience.Analyzers.Usage;

/// <summary>The constants that the generator wrote for the names of circuits.</summary>
internal static class CircuitConstants
{
    /// <summary>Those of a compilation's own proxies.</summary>
    public static IEnumerable<IFieldSymbol> Of(Compilation compilation, CancellationToken cancellationToken)
        => DeclaredTypes.In(compilation.Assembly, cancellationToken).Where(GeneratedProxies.IsProxy).SelectMany(Of);

    /// <summary>Those of the proxies that another assembly announces.</summary>
    public static IEnumerable<IFieldSymbol> Of(IAssemblySymbol assembly)
        => GeneratedProxies.MayBeIn(assembly) ? GeneratedProxies.In(assembly).SelectMany(static pair => Of(pair.Proxy)) : [];

    private static IEnumerable<IFieldSymbol> Of(INamedTypeSymbol proxy)
        => proxy.GetTypeMembers("Circuits", 0).SelectMany(static circuits => circuits.GetMembers()).OfType<IFieldSymbol>().Where(static field => field is { HasConstantValue: true, ConstantValue: string });
}
