namespace Resilience.GeneratedTests;

[TotalTimeout(1_000)]
public interface ITaskLikeTotal : ITaskLikes;
