namespace Resilience.GeneratedTests;

[Coalesce, CircuitBreaker(FailureThreshold = 3, Classifier = typeof(Judge)), Retry(1, Delay = 0, Classifier = typeof(Judge))]
public interface ICoalescedJudged : ICalls;
