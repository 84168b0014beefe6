namespace Resilience.Benchmarks;

/// <summary>A callee that throws, under a breaker that never opens for it.</summary>
public interface IFaultyCallee
{
    [CircuitBreaker(FailureThreshold = 0, ErrorThresholdPercentage = 100, VolumeThreshold = int.MaxValue)]
    Task<int> GetAsync(int id, CancellationToken cancellationToken);
}
