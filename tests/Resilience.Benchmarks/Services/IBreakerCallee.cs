namespace Resilience.Benchmarks;

/// <summary>One circuit breaker in consecutive mode.</summary>
[CircuitBreaker(FailureThreshold = 5)]
public interface IBreakerCallee
{
    Task<int> GetAsync(int id, CancellationToken cancellationToken);

    ValueTask<int> GetValueAsync(int id, CancellationToken cancellationToken);

    int Read(int id);
}
