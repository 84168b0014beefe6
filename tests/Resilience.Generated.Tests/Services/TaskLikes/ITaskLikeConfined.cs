namespace Resilience.GeneratedTests;

[Timeout(1_000, Abandon = true), Bulkhead(1, MaxQueue = 1)]
public interface ITaskLikeConfined : ITaskLikes;
