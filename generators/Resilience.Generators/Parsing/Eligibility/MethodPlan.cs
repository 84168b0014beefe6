using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Eligibility;

/// <summary>A method of the interface and the policies that hold for it.</summary>
internal sealed class MethodPlan
{
    private readonly PartialPlan? _partial;

    public MethodPlan(IMethodSymbol method, PartialPlan? partial)
    {
        _partial = partial;
        Method = method;
        Signature = partial is { Implements: true } && Annotations.AreOff(method) ? PartialMethods.Close(partial.Declaration, method) : method;
        Shape = MethodShape.Of(Signature);
    }

    public IMethodSymbol Method { get; }

    /// <summary>The method with the nullable annotations that its implementation has: the interface's, or where that has none, those of the user's part.</summary>
    public IMethodSymbol Signature { get; }

    public MethodShape Shape { get; }

    /// <summary>The declaration in the user's part of a class that this implementation completes; null = none.</summary>
    public IMethodSymbol? Declaration => _partial is { Implements: true } ? _partial.Declaration : null;

    /// <summary>The parameter after which the implementation's is named.</summary>
    public IParameterSymbol NamedAfter(IParameterSymbol parameter) => Declaration?.Parameters[parameter.Ordinal] ?? parameter;

    /// <summary>Where a policy of this method's own may be written: the user's part of a class wins over the interface.</summary>
    public IEnumerable<IMethodSymbol> Declarations => _partial is null ? [Method]
        : PolicyAttributes.HasNoResilience(Method) ? [_partial.Declaration]
        : [_partial.Declaration, Method];

    /// <summary>Whether no policy at all may act on it.</summary>
    public bool IsExempt => PolicyAttributes.HasNoResilience(_partial?.Declaration ?? Method);

    public AppliedPolicy? Breaker { get; set; }

    public AppliedPolicy? Timeout { get; set; }

    public AppliedPolicy? TotalTimeout { get; set; }

    public AppliedPolicy? Retry { get; set; }

    public AppliedPolicy? RateLimit { get; set; }

    public AppliedPolicy? Bulkhead { get; set; }

    public AppliedPolicy? Hedge { get; set; }

    public AppliedPolicy? Cache { get; set; }

    public AppliedPolicy? Coalesce { get; set; }

    public FallbackPlan? Fallback { get; set; }

    /// <summary>The parameter each value of which has a circuit of its own; null where there is none, or no breaker.</summary>
    public IParameterSymbol? CircuitKey => Breaker is null ? null : CircuitKeys.FirstOrDefault();

    /// <summary>The parameters that are marked as the key of circuits, in the interface or in the user's part of a class.</summary>
    public IEnumerable<IParameterSymbol> CircuitKeys => Signature.Parameters.Where(parameter => CircuitKeyOf(parameter) is not null);

    /// <summary>What marks a parameter as the key of circuits; null = nothing.</summary>
    public AttributeData? CircuitKeyOf(IParameterSymbol parameter)
        => Declarations.Select(declaration => PolicyAttributes.FindCircuitKey(declaration.Parameters[parameter.Ordinal])).FirstOrDefault(attribute => attribute is not null);

    /// <summary>The parameters that tell calls apart: those that are marked, or all but the token.</summary>
    public IEnumerable<IParameterSymbol> CacheKeys
    {
        get
        {
            IParameterSymbol[] marked = [.. Signature.Parameters.Where(parameter => Declarations.Any(declaration => PolicyAttributes.IsCacheKey(declaration.Parameters[parameter.Ordinal])))];
            return marked.Length > 0 ? marked : Signature.Parameters.Where(parameter => !SymbolEqualityComparer.Default.Equals(parameter, Shape.Token));
        }
    }

    public bool IsGuarded => (Breaker ?? Timeout ?? TotalTimeout ?? Retry ?? RateLimit ?? Bulkhead ?? Hedge ?? Cache ?? Coalesce) is not null || Fallback is not null;
}
