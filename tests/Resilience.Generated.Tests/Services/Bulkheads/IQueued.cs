namespace Resilience.GeneratedTests;

[CircuitBreaker(FailureThreshold = 1), Bulkhead(1, MaxQueue = 2)]
public interface IQueued : ICalls;
