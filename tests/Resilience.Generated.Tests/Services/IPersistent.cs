namespace Resilience.GeneratedTests;

[CircuitBreaker, Retry(50, Delay = 20, Jitter = false, Backoff = RetryBackoff.Constant, Handle = [typeof(RejectedException)]), Timeout(1_000)]
public interface IPersistent : ICalls;
