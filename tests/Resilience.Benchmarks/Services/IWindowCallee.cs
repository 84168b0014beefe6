namespace Resilience.Benchmarks;

/// <summary>One circuit breaker that judges a percentage of a time window.</summary>
[CircuitBreaker(ErrorThresholdPercentage = 50)]
public interface IWindowCallee
{
    Task<int> GetAsync(int id, CancellationToken cancellationToken);
}
