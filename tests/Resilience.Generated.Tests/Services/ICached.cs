namespace Resilience.GeneratedTests;

[CircuitBreaker]
public interface ICached
{
    [Timeout(5_000), Retry(2)]
    Task<int> ReadAsync(int id, CancellationToken cancellationToken);

    [Timeout(5_000), Retry(2)]
    ValueTask<int> ReadValueAsync(int id, CancellationToken cancellationToken);

    int Read(int id);

    [CircuitBreaker, Fallback(nameof(SpareAsync))]
    Task<int> BackedAsync(int id);

    [NoResilience]
    Task<int> SpareAsync(int id);
}
