using Microsoft.CodeAnalysis;

namespace Resilience.Corpus;

/// <summary>The methods that whoever implements an interface may implement, in the order of declaration.</summary>
internal static class ServiceMethods
{
    public static IEnumerable<IMethodSymbol> Of(INamedTypeSymbol service)
        => service.AllInterfaces.Prepend(service).SelectMany(declarer => declarer.GetMembers()).OfType<IMethodSymbol>().Where(IsMethod);

    private static bool IsMethod(IMethodSymbol method)
        => method is { IsStatic: false, MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public } and ({ IsAbstract: true } or { IsVirtual: true });
}
