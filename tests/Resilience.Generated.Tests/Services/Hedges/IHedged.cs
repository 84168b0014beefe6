namespace Resilience.GeneratedTests;

[CircuitBreaker(FailureThreshold = 2), Hedge(500)]
public interface IHedged : ICalls;
