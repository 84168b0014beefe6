using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Resilience.Generators.Eligibility;

namespace Resilience.Analyzers.Symbols;

/// <summary>The plans of a compilation's proxies, each made once for all analyzers.</summary>
internal static class Plans
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<INamedTypeSymbol, ProxyPlan>> Known = new();

    /// <summary>The plan of an annotated interface, or of a class that is to be a proxy; null of every other type.</summary>
    public static ProxyPlan? Of(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        bool isProxy = type.TypeKind == TypeKind.Class && ProxyAttribute.IsOn(type);
        return !isProxy && !(type.TypeKind == TypeKind.Interface && PolicyAttributes.IsAnnotated(type)) ? null
            : Known.GetOrCreateValue(compilation).GetOrAdd(type, _ => isProxy ? ProxyPlanner.PlanClass(type, compilation, cancellationToken) : ProxyPlanner.Plan(type, compilation, cancellationToken));
    }
}
