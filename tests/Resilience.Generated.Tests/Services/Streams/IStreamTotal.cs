namespace Resilience.GeneratedTests;

[CircuitBreaker(FailureThreshold = 3), TotalTimeout(1_000)]
public interface IStreamTotal : IStreams;
