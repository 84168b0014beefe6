namespace Resilience.Corpus;

/// <summary>The policies to ask for.</summary>
[Flags]
internal enum Policies
{
    None = 0,
    CircuitBreaker = 1,
    Timeout = 2,
    TotalTimeout = 4,
    Retry = 8,
    Fallback = 16,
    RateLimit = 32,
    Bulkhead = 64,
    Hedge = 128,
    Coalesce = 256,

    /// <summary>No policy: what tells circuits and coalesced or cached calls apart.</summary>
    Keys = 512,
    Cache = 1024,
    All = CircuitBreaker | Timeout | TotalTimeout | Retry | Fallback | RateLimit | Bulkhead | Hedge | Coalesce | Keys | Cache,
}
