namespace Resilience.GeneratedTests;

/// <summary>Everything that can reject, under a retry that names nothing.</summary>
[Retry(3, Delay = 0), CircuitBreaker, RateLimit(2, Window = 5_000), Bulkhead(1)]
public interface IRejectedPlainly : ICalls;
