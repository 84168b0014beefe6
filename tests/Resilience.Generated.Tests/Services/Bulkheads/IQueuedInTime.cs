namespace Resilience.GeneratedTests;

[CircuitBreaker(FailureThreshold = 1), Timeout(1_000), Bulkhead(1, MaxQueue = 2)]
public interface IQueuedInTime : ICalls;
