namespace Resilience.Execution;

/// <summary>Who ended an attempt. Flags, because a policy of ours can end a retry after a failure of the callee.</summary>
[Flags]
internal enum CallFailureCause
{
    /// <summary>The caller, by its token.</summary>
    Cancelled = 0,

    /// <summary>The callee threw.</summary>
    Callee = 1,

    /// <summary>Our time-out of one attempt.</summary>
    AttemptTimeout = 2,

    /// <summary>Our time-out of the whole call.</summary>
    TotalTimeout = 4,

    /// <summary>Our circuit.</summary>
    CircuitOpen = 8,

    /// <summary>Our bulkhead.</summary>
    BulkheadFull = 16,

    /// <summary>Our rate limit.</summary>
    RateLimited = 32,

    /// <summary>Any of the policies that refuse a call before the callee is called.</summary>
    Rejected = CircuitOpen | BulkheadFull | RateLimited,

    /// <summary>A result that the retry's classifier calls a failure; there is no exception.</summary>
    Result = 64,
}
