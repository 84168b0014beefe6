namespace Resilience.Generators.Eligibility;

/// <summary>The policies that make a proxy.</summary>
internal enum PolicyKind
{
    CircuitBreaker,
    Timeout,
    TotalTimeout,
    Retry,
    Fallback,
    RateLimit,
    Bulkhead,
    Hedge,
    Coalesce,
    Cache,
}
