namespace Resilience.GeneratedTests;

[CircuitBreaker(FailureThreshold = 1, ResetTimeout = 100), RateLimit(2)]
public interface IFixedRate : ICalls;
