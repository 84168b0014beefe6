namespace Resilience.GeneratedTests;

[CircuitBreaker(Classifier = typeof(Judge)), Retry(1, Delay = 0, Classifier = typeof(Judge))]
public interface ITaskLikeJudged : ITaskLikes;
