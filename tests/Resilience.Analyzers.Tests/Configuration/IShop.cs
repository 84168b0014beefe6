using Resilience;

namespace Shop;

[CircuitBreaker(FailureThreshold = 3), Bulkhead(10), RateLimit(100), Timeout(1_000)]
public interface IShop
{
    [Retry(2), TotalTimeout(5_000), Fallback(nameof(CountOfflineAsync))]
    Task<int> CountAsync(int article, CancellationToken cancellationToken);

    [Hedge(100), Coalesce, CircuitBreaker(Name = "prices")]
    Task<int> PriceAsync(int article, CancellationToken cancellationToken);

    [NoResilience]
    Task<int> CountOfflineAsync(int article, CancellationToken cancellationToken);
}
