namespace Resilience.GeneratedTests;

[Retry(2, Delay = 100, Jitter = false)]
public interface ITaskLikeRetried : ITaskLikes;
