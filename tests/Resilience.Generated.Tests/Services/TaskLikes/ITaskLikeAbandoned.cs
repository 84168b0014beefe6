namespace Resilience.GeneratedTests;

[Timeout(1_000, Abandon = true)]
public interface ITaskLikeAbandoned : ITaskLikes;
