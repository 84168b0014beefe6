namespace Resilience;

/// <summary>How a guarded call ended, before any fallback: the values of the tag <see cref="TelemetryNames.Outcome"/>.</summary>
internal enum CallOutcome
{
    /// <summary>The callee gave a result that counts as one.</summary>
    Success,

    /// <summary>The callee threw, or its result is classified as a failure.</summary>
    Failure,

    /// <summary>The callee threw what <c>Ignore</c> names, or a classifier ignores.</summary>
    Ignored,

    /// <summary>The caller cancelled.</summary>
    Cancelled,

    /// <summary>The circuit rejected the call.</summary>
    CircuitOpen,

    /// <summary>A time-out of ours ended the call.</summary>
    Timeout,

    /// <summary>The bulkhead rejected the call.</summary>
    BulkheadFull,

    /// <summary>The rate limit rejected the call.</summary>
    RateLimited,
}
