namespace Resilience.GeneratedTests;

/// <summary>Three attempts without a wait, then a fallback.</summary>
[CircuitBreaker(FailureThreshold = 10), Retry(2, Delay = 0), Timeout(1_000), Fallback(typeof(Backup))]
public interface IMeteredRetried : ICalls;
