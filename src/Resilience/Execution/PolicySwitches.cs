namespace Resilience.Execution;

/// <summary>Which of a method's policies act.</summary>
[Flags]
internal enum PolicySwitches
{
    None = 0,
    CircuitBreaker = 1,
    RateLimit = 2,
    Timeout = 4,
    Bulkhead = 8,
    TotalTimeout = 16,
    Retry = 32,
    Hedge = 64,
    Fallback = 128,
    Coalesce = 256,
    Cache = 512,
    All = 1023,
}
