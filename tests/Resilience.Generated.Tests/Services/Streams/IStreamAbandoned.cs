namespace Resilience.GeneratedTests;

[CircuitBreaker(FailureThreshold = 3), Timeout(1_000, Abandon = true)]
public interface IStreamAbandoned : IStreams;
