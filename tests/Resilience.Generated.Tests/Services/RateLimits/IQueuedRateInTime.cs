namespace Resilience.GeneratedTests;

[CircuitBreaker(FailureThreshold = 1), TotalTimeout(1_300), RateLimit(1, QueueLimit = 2), Timeout(400)]
public interface IQueuedRateInTime : ICalls;
