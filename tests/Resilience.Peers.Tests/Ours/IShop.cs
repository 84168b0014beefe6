namespace Resilience.Peers.Tests;

/// <summary>Our policies as they are written: on an interface.</summary>
public interface IShop
{
    [Retry(3, Delay = 0)]
    Task<int> RetriedAsync(CancellationToken cancellationToken);

    [Retry(3, Delay = 0)]
    [CircuitBreaker(FailureThreshold = 2)]
    Task<int> RetriedThroughACircuitAsync(CancellationToken cancellationToken);

    [Timeout(1_000)]
    Task<int> TimedAsync(CancellationToken cancellationToken);
}
