namespace Resilience.GeneratedTests;

[CircuitBreaker(FailureThreshold = 1), Timeout(1_000)]
public interface ITimedBreaker : ICalls;
