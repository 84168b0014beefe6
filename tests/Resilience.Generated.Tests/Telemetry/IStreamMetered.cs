namespace Resilience.GeneratedTests;

/// <summary>Every policy that can end a stream, so that every outcome can be had of it.</summary>
[CircuitBreaker(FailureThreshold = 3, Ignore = [typeof(InvalidOperationException)]), RateLimit(3, Window = 3_600_000), Timeout(1_000), Bulkhead(1)]
public interface IStreamMetered : IStreams;
