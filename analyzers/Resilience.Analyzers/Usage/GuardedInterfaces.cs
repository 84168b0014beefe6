using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Resilience.Analyzers.Symbols;
using Resilience.Generators.Eligibility;

namespace Resilience.Analyzers.Usage;

/// <summary>The annotated interfaces that code of a compilation uses, its own and those of other assemblies, while one analyzer judges it.</summary>
internal sealed class GuardedInterfaces
{
    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<INamedTypeSymbol, ProxyPlan?> _plans = new(SymbolEqualityComparer.Default);

    private GuardedInterfaces(Compilation compilation) => _compilation = compilation;

    /// <summary>Null where nothing can be annotated, because the library is not there.</summary>
    public static GuardedInterfaces? In(Compilation compilation)
        => compilation.GetTypeByMetadataName("Resilience.Execution.GeneratedProxyAttribute") is null ? null : new GuardedInterfaces(compilation);

    /// <summary>The plan of an interface that has a proxy; null of every other type.</summary>
    public ProxyPlan? PlanOf(ITypeSymbol? type, CancellationToken cancellationToken)
        => type is INamedTypeSymbol { TypeKind: TypeKind.Interface } named ? _plans.GetOrAdd(named.OriginalDefinition, definition => Find(definition, cancellationToken)) : null;

    /// <summary>The policies of a method that is called through an interface; null where none acts, or it is not known which.</summary>
    public MethodPlan? GuardOf(ITypeSymbol? receiver, IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (method.IsStatic || PlanOf(receiver, cancellationToken) is not { } plan)
        {
            return null;
        }

        // One declaration may be there twice, with other type arguments.
        MethodPlan[] alike = [.. plan.Methods.Values.Where(planned => SymbolEqualityComparer.Default.Equals(planned.Method.OriginalDefinition, method.OriginalDefinition))];
        return alike.Length > 0 && alike.All(static planned => planned.IsGuarded) ? alike[0] : null;
    }

    private ProxyPlan? Find(INamedTypeSymbol definition, CancellationToken cancellationToken)
    {
        // What stands in the way of a proxy here, as a name that is taken, was none in the interface's own assembly.
        bool isOwn = SymbolEqualityComparer.Default.Equals(definition.ContainingAssembly, _compilation.Assembly);
        return (isOwn || IsAnnounced(definition)) && Plans.Of(definition, _compilation, cancellationToken) is { IsBroken: false } plan && (!isOwn || plan.Refusals.Count == 0) ? plan : null;
    }

    private static bool IsAnnounced(INamedTypeSymbol definition)
        => GeneratedProxies.MayBeIn(definition.ContainingAssembly)
            && PolicyAttributes.IsAnnotated(definition)
            && GeneratedProxies.In(definition.ContainingAssembly).Any(pair => SymbolEqualityComparer.Default.Equals(pair.Service, definition));
}
