namespace Resilience;

/// <summary>What a fallback answers for. Flags.</summary>
[Flags]
public enum FallbackWhen
{
    /// <summary>
    /// The circuit refused the call. Without a <see cref="RetryAttribute"/> the callee was not called; with one, it may have been: an earlier attempt failed,
    /// and the circuit refused the next.
    /// </summary>
    CircuitOpen = 1,

    /// <summary>A <see cref="TimeoutAttribute"/> or <see cref="TotalTimeoutAttribute"/> of this method ran out.</summary>
    Timeout = 2,

    /// <summary>A policy other than the circuit breaker refused the call: a full <see cref="BulkheadAttribute"/> or a <see cref="RateLimitAttribute"/> without permits.</summary>
    Rejected = 4,

    /// <summary>The callee threw. <c>Handle</c> and <c>Ignore</c> narrow it.</summary>
    Exception = 8,

    /// <summary>All of them. The default.</summary>
    Any = CircuitOpen | Timeout | Rejected | Exception,
}
