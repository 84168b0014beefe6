namespace Resilience.GeneratedTests;

public interface ICoalescedTenants
{
    /// <summary>All arguments are the key of the call, the tenant among them.</summary>
    [Coalesce, CircuitBreaker(FailureThreshold = 1, ResetTimeout = 5_000)]
    Task<int> ReadAsync([CircuitKey] string tenant, int order, CancellationToken cancellationToken);

    /// <summary>The order alone is: who comes first says whose circuit it is.</summary>
    [Coalesce, CircuitBreaker(FailureThreshold = 1, ResetTimeout = 5_000)]
    ValueTask<int> ShareAsync([CircuitKey] string tenant, [CacheKey] int order, CancellationToken cancellationToken);
}
