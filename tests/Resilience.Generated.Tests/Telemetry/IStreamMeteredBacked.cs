namespace Resilience.GeneratedTests;

/// <summary>The same, with a fallback for everything.</summary>
[CircuitBreaker(FailureThreshold = 3, Ignore = [typeof(InvalidOperationException)]), RateLimit(3, Window = 3_600_000), Timeout(1_000), Bulkhead(1), Fallback(typeof(StreamBackup))]
public interface IStreamMeteredBacked : IStreams;
