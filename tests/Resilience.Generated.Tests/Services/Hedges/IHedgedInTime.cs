namespace Resilience.GeneratedTests;

[CircuitBreaker(FailureThreshold = 5), TotalTimeout(1_200), Hedge(500)]
public interface IHedgedInTime : ICalls;
