using System.ComponentModel;

namespace Resilience.Execution;

/// <summary>The policies of one method, as its attributes have them; null = none. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GuardOptions
{
    /// <summary>The method's circuit.</summary>
    public CircuitBreaker? Circuit { get; init; }

    /// <summary>Whether each call names its circuit, by a key.</summary>
    public bool IsKeyed { get; init; }

    /// <summary>The method's limit of the rate of calls.</summary>
    public RateLimitPolicy? RateLimit { get; init; }

    /// <summary>The method's bulkhead.</summary>
    public BulkheadPolicy? Bulkhead { get; init; }

    /// <summary>The milliseconds of each attempt.</summary>
    public int? Timeout { get; init; }

    /// <summary>Whether every attempt gets a source of its own.</summary>
    public bool FreshToken { get; init; }

    /// <summary>Whether a pending call is left behind at the deadline, because the callee may ignore its token.</summary>
    public bool Abandon { get; init; }

    /// <summary>The milliseconds of the whole call.</summary>
    public int? TotalTimeout { get; init; }

    /// <summary>The retry.</summary>
    public RetryOptions? Retry { get; init; }

    /// <summary>The hedge.</summary>
    public HedgeOptions? Hedge { get; init; }

    /// <summary>The cache.</summary>
    public CacheOptions? Cache { get; init; }

    /// <summary>Whether calls of one key are one call.</summary>
    public bool Coalesces { get; init; }

    /// <summary>What the fallback answers for.</summary>
    public FallbackOptions? Fallback { get; init; }
}
