namespace Resilience;

/// <summary>What a fallback answers for. Flags.</summary>
[Flags]
public enum FallbackWhen
{
    /// <summary>The circuit was open and the callee was not called.</summary>
    CircuitOpen = 1,

    /// <summary>A <see cref="TimeoutAttribute"/> or <see cref="TotalTimeoutAttribute"/> of this method ran out.</summary>
    Timeout = 2,

    /// <summary>Another policy of this method, a bulkhead or a rate limit, refused the call.</summary>
    Rejected = 4,

    /// <summary>The callee threw. <c>Handle</c> and <c>Ignore</c> narrow it.</summary>
    Exception = 8,

    /// <summary>All of them. The default.</summary>
    Any = CircuitOpen | Timeout | Rejected | Exception,
}
