namespace Resilience.GeneratedTests.EveryShape;

/// <summary>What a shape is tried under.</summary>
public enum Policy
{
    /// <summary>Nothing: the method is forwarded.</summary>
    None,
    CircuitBreaker,
    Timeout,
    TotalTimeout,
    Retry,
    RateLimit,
    Bulkhead,

    /// <summary>Only methods that return a task and take a token are hedged; it leaves the others alone.</summary>
    Hedge,

    /// <summary>Only methods that return a task and are not generic are coalesced; it leaves the others alone.</summary>
    Coalesce,

    /// <summary>Only results of tasks are kept, of methods whose arguments a text can stand for; it leaves the others alone.</summary>
    Cache,

    /// <summary>A fallback whose methods belong to another type.</summary>
    FallbackType,

    /// <summary>A fallback that is another method of the interface.</summary>
    FallbackMethod,

    /// <summary>Every policy at once.</summary>
    All,
}
