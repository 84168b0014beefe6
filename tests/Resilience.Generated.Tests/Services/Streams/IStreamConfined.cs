namespace Resilience.GeneratedTests;

[CircuitBreaker(FailureThreshold = 1), Bulkhead(1, MaxQueue = 1)]
public interface IStreamConfined : IStreams;
