namespace Resilience.GeneratedTests;

[CircuitBreaker(FailureThreshold = 3)]
public interface ITaskLikeBreaker : ITaskLikes;
