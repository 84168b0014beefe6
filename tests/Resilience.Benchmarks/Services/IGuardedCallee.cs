namespace Resilience.Benchmarks;

/// <summary>Retry, circuit breaker and time-out.</summary>
[Retry(3)]
[CircuitBreaker(FailureThreshold = 5)]
[Timeout(5_000)]
public interface IGuardedCallee
{
    Task<int> GetAsync(int id, CancellationToken cancellationToken);

    ValueTask<int> GetValueAsync(int id, CancellationToken cancellationToken);
}
