using Microsoft.CodeAnalysis;

namespace Resilience.Analyzers.Symbols;

/// <summary>The proxies that an assembly announces, as registration finds them at run time.</summary>
internal static class GeneratedProxies
{
    public static IEnumerable<(INamedTypeSymbol Service, INamedTypeSymbol Proxy)> In(IAssemblySymbol assembly)
    {
        foreach (AttributeData attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "GeneratedProxyAttribute", ContainingNamespace: { Name: "Execution", ContainingNamespace: { Name: "Resilience", ContainingNamespace.IsGlobalNamespace: true } } } type)
            {
                object?[] pair = type.Arity == 2 ? [.. type.TypeArguments] : [.. attribute.ConstructorArguments.Select(static argument => argument.Value)];
                if (pair.Length == 2 && pair[0] is INamedTypeSymbol service && pair[1] is INamedTypeSymbol proxy)
                {
                    yield return (service.OriginalDefinition, proxy.OriginalDefinition);
                }
            }
        }
    }

    /// <summary>Whether a type is a proxy, so that an object of it is guarded already.</summary>
    public static bool IsProxy(ITypeSymbol type)
        => type.AllInterfaces.Any(static implemented => implemented is { Name: "IResilientProxy", Arity: 0, ContainingNamespace: { Name: "Execution", ContainingNamespace: { Name: "Resilience", ContainingNamespace.IsGlobalNamespace: true } } });

    /// <summary>Whether an assembly may have proxies and circuits of its own: whether it knows the library.</summary>
    public static bool MayBeIn(IAssemblySymbol assembly)
        => assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name == "Resilience"));
}
