namespace Resilience.GeneratedTests;

[CircuitBreaker(FailureThreshold = 3), Timeout(1_000), TotalTimeout(5_000)]
public interface IStreamTimedTwice : IStreams;
