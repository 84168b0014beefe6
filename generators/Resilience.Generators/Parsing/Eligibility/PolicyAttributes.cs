using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Eligibility;

/// <summary>Recognises the attributes by name, so that no compilation is asked for their types.</summary>
internal static class PolicyAttributes
{
    private const string Suffix = "Attribute";

    public static readonly PolicyKind[] Kinds =
    [
        PolicyKind.CircuitBreaker,
        PolicyKind.Timeout,
        PolicyKind.TotalTimeout,
        PolicyKind.Retry,
        PolicyKind.Fallback,
        PolicyKind.RateLimit,
        PolicyKind.Bulkhead,
        PolicyKind.Hedge,
        PolicyKind.Coalesce,
        PolicyKind.Cache,
    ];

    public static string MetadataName(PolicyKind kind) => "Resilience." + kind + Suffix;

    public static PolicyKind? KindOf(AttributeData attribute)
        => attribute.AttributeClass is { } type && IsOurs(type)
            ? type.Name switch
            {
                "CircuitBreakerAttribute" => PolicyKind.CircuitBreaker,
                "TimeoutAttribute" => PolicyKind.Timeout,
                "TotalTimeoutAttribute" => PolicyKind.TotalTimeout,
                "RetryAttribute" => PolicyKind.Retry,
                "FallbackAttribute" => PolicyKind.Fallback,
                "RateLimitAttribute" => PolicyKind.RateLimit,
                "BulkheadAttribute" => PolicyKind.Bulkhead,
                "HedgeAttribute" => PolicyKind.Hedge,
                "CoalesceAttribute" => PolicyKind.Coalesce,
                "CacheAttribute" => PolicyKind.Cache,
                _ => null,
            }
            : null;

    public static bool HasNoResilience(ISymbol method)
        => method.GetAttributes().Any(IsNoResilience);

    public static bool IsNoResilience(AttributeData attribute) => attribute.AttributeClass is { Name: "NoResilienceAttribute" } type && IsOurs(type);

    public static AttributeData? FindCircuitKey(IParameterSymbol parameter) => Find(parameter, "CircuitKeyAttribute");

    public static bool IsCacheKey(IParameterSymbol parameter) => Find(parameter, "CacheKeyAttribute") is not null;

    public static bool IsIdempotencyKey(IParameterSymbol parameter) => Find(parameter, "IdempotencyKeyAttribute") is not null;

    private static AttributeData? Find(IParameterSymbol parameter, string name)
        => parameter.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass is { } type && type.Name == name && IsOurs(type));

    public static AttributeData? Find(ISymbol symbol, PolicyKind kind)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (KindOf(attribute) == kind)
            {
                return attribute;
            }
        }

        return null;
    }

    public static bool HasPolicy(ISymbol symbol) => symbol.GetAttributes().Any(attribute => KindOf(attribute) is not null);

    /// <summary>Whether a policy is written on the interface or on one of its own methods: then it has a proxy.</summary>
    public static bool IsAnnotated(INamedTypeSymbol type) => HasPolicy(type) || type.GetMembers().Any(member => member is IMethodSymbol && HasPolicy(member));

    private static bool IsOurs(INamedTypeSymbol type)
        => type is { ContainingType: null, Arity: 0, ContainingNamespace: { Name: "Resilience", ContainingNamespace.IsGlobalNamespace: true } };
}
