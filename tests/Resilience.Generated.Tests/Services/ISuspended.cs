namespace Resilience.GeneratedTests;

[CircuitBreaker, Timeout(60_000), Retry(2)]
public interface ISuspended
{
    ValueTask<int> ReadAsync(int id, CancellationToken cancellationToken);
}
