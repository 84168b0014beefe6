namespace Resilience.GeneratedTests;

[CircuitBreaker(FailureThreshold = 1), RateLimit(1, QueueLimit = 2)]
public interface IQueuedRate : ICalls;
