namespace Resilience.GeneratedTests.EveryShape;

/// <summary>Variant in both directions, under every policy.</summary>
[CircuitBreaker(FailureThreshold = 100), Timeout(1_000), TotalTimeout(2_000), Retry(1, Delay = 0, Budget = 1), Hedge(60_000), RateLimit(10_000, QueueLimit = 1), Bulkhead(100, MaxQueue = 1), Coalesce, Fallback(nameof(Spare))]
public interface IVariant<in TKey, out TValue>
{
    TValue Find([CircuitKey] TKey key, CancellationToken token);

    TValue Spare(TKey key, CancellationToken token);
}
