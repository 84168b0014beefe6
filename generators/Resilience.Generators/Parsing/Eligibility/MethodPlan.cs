using Microsoft.CodeAnalysis;

namespace Resilience.Generators.Eligibility;

/// <summary>A method of the interface and the policies that hold for it.</summary>
internal sealed class MethodPlan(IMethodSymbol method, MethodShape shape)
{
    public IMethodSymbol Method => method;

    public MethodShape Shape => shape;

    public AppliedPolicy? Breaker { get; set; }

    public AppliedPolicy? Timeout { get; set; }

    public AppliedPolicy? TotalTimeout { get; set; }

    public AppliedPolicy? Retry { get; set; }

    public FallbackPlan? Fallback { get; set; }

    public bool IsGuarded => (Breaker ?? Timeout ?? TotalTimeout ?? Retry) is not null || Fallback is not null;
}
