namespace Resilience.Benchmarks;

/// <summary>A callee that throws, under a breaker that never opens for it.</summary>
public interface IFaultyCallee
{
    [CircuitBreaker(FailureThreshold = 1_000_000_000)]
    Task<int> GetAsync(int id, CancellationToken cancellationToken);
}
