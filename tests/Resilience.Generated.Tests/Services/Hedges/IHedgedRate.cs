namespace Resilience.GeneratedTests;

[CircuitBreaker(FailureThreshold = 2), Hedge(500), RateLimit(1)]
public interface IHedgedRate : ICalls;
