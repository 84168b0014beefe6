namespace Resilience.GeneratedTests.EveryShape;

/// <summary>The interface under each policy.</summary>
public static class GuardedPointers
{
    [Retry(0)]
    public interface IUnguarded : IPointers;

    [CircuitBreaker(FailureThreshold = 100)]
    public interface IBreaker : IPointers;

    [Timeout(1_000)]
    public interface ITimeout : IPointers;

    [TotalTimeout(2_000)]
    public interface ITotalTimeout : IPointers;

    [Retry(1, Delay = 0)]
    public interface IRetry : IPointers;

    [Fallback(typeof(Pointers))]
    public interface IFallbackType : IPointers;

    [Fallback(nameof(IPointers.Spare))]
    public interface IFallbackMethod : IPointers;

    [RateLimit(4, Window = 60_000)]
    public interface IRateLimit : IPointers;

    [Bulkhead(1)]
    public interface IBulkhead : IPointers;

    [Hedge(500)]
    public interface IHedge : IPointers;

    [Coalesce]
    public interface ICoalesce : IPointers;

    [Cache(30_000)]
    public interface ICache : IPointers;

    [CircuitBreaker(FailureThreshold = 100), Timeout(1_000), TotalTimeout(2_000), Retry(1, Delay = 0, Budget = 1), Coalesce, Hedge(500), RateLimit(100, QueueLimit = 1), Bulkhead(1, MaxQueue = 1), Fallback(typeof(Pointers))]
    public interface IAll : IPointers;
}
