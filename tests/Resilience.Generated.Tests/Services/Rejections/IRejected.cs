namespace Resilience.GeneratedTests;

/// <summary>Everything that can reject, under a retry that names none of it.</summary>
[Retry(3, Delay = 0, Handle = [typeof(HttpRequestException)]), CircuitBreaker, RateLimit(2, Window = 5_000), Bulkhead(1)]
public interface IRejected : ICalls;
