namespace Resilience.GeneratedTests;

[CircuitBreaker(FailureThreshold = 3), Fallback(typeof(TaskLikeBackup))]
public interface ITaskLikeBacked : ITaskLikes;
