using Microsoft.Extensions.Caching.Distributed;

namespace Resilience.GeneratedTests;

/// <summary>Guards an interface that this solution does not own; three of its methods in their own ways.</summary>
[ResilientProxy<IDistributedCache>]
[CircuitBreaker(FailureThreshold = 3), Timeout(100)]
internal sealed partial class GuardedCache
{
    [Retry(2, Delay = 0)]
    public partial Task<byte[]?> GetAsync(string key, CancellationToken token = default);

    [CircuitBreaker(FailureThreshold = 1)]
    public partial Task RefreshAsync(string name, CancellationToken cancellationToken);

    [NoResilience]
    public partial Task RemoveAsync(string key, CancellationToken token = default);
}
