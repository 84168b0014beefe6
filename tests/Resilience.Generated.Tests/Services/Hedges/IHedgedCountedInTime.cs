namespace Resilience.GeneratedTests;

[TotalTimeout(1_200), CircuitBreaker(Classifier = typeof(Judge)), Hedge(500)]
public interface IHedgedCountedInTime : ICalls;
