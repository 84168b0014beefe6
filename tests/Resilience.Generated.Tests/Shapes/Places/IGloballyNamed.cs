using Resilience;

/// <summary>In no namespace.</summary>
public interface IGloballyNamed
{
    [CircuitBreaker, RateLimit(10_000, QueueLimit = 1), Bulkhead(100, MaxQueue = 1), Coalesce]
    Task<string> NameAsync();
}
