namespace Resilience.GeneratedTests;

[CircuitBreaker(FailureThreshold = 3, ResetTimeout = 10_000), Retry(2, Delay = 0), Fallback(typeof(Backup), When = FallbackWhen.Exception), Bulkhead(2), RateLimit(1_000)]
public interface IConfigured : ICalls;
