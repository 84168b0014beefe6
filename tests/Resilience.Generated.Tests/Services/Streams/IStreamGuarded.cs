namespace Resilience.GeneratedTests;

[CircuitBreaker(FailureThreshold = 3), Timeout(1_000), TotalTimeout(600_000), Retry(2, Delay = 100, Jitter = false), Fallback(typeof(StreamBackup), When = FallbackWhen.CircuitOpen)]
public interface IStreamGuarded : IStreams;
