namespace Resilience.GeneratedTests;

/// <summary>Every asynchronous return kind under breaker, time-out and retry.</summary>
[CircuitBreaker(FailureThreshold = 3, ResetTimeout = 30_000)]
[Timeout(5_000)]
[Retry(2, Delay = 100, Jitter = false)]
public interface IGateway
{
    Task RunAsync(int id, CancellationToken cancellationToken);

    Task<int> GetAsync(int id, CancellationToken cancellationToken);

    ValueTask RunValueAsync(int id, CancellationToken cancellationToken);

    ValueTask<int> GetValueAsync(int id, CancellationToken cancellationToken);

    void Run(int id, CancellationToken cancellationToken);

    int Read(int id, CancellationToken cancellationToken);
}
