namespace Resilience.GeneratedTests;

[CircuitBreaker(FailureThreshold = 3), Bulkhead(1)]
public interface IConfined : ICalls;
