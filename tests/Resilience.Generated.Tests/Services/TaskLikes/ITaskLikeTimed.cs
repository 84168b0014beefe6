namespace Resilience.GeneratedTests;

[CircuitBreaker(FailureThreshold = 3), Timeout(1_000)]
public interface ITaskLikeTimed : ITaskLikes;
