namespace Resilience.GeneratedTests;

[Retry(1, Delay = 100, Jitter = false, Handle = [typeof(CircuitOpenException)]), CircuitBreaker(ResetTimeout = 5_000)]
public interface ICircuitRetried : ICalls;
