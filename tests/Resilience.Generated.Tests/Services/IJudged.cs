namespace Resilience.GeneratedTests;

[CircuitBreaker(FailureThreshold = 3, Classifier = typeof(Judge)), Retry(1, Delay = 100, Classifier = typeof(Judge))]
public interface IJudged : ICalls;
