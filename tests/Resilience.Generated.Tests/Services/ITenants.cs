namespace Resilience.GeneratedTests;

[CircuitBreaker(FailureThreshold = 1, MaxKeys = 2)]
public interface ITenants
{
    Task<int> ReadAsync([CircuitKey] string? tenant, CancellationToken cancellationToken);

    ValueTask<int> ReadValueAsync([CircuitKey] string? tenant);

    int Read([CircuitKey] string? tenant);

    IAsyncEnumerable<int> ListAsync([CircuitKey] string? tenant);

    [Retry(1, Delay = 0, Jitter = false)]
    Task<int> RetryAsync(int order, [CircuitKey] string? tenant);

    Task<int> NumberAsync([CircuitKey] int tenant);

    Task<int> PingAsync();
}
