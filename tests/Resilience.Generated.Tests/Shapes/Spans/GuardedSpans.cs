namespace Resilience.GeneratedTests.EveryShape;

/// <summary>The interface under each policy.</summary>
public static class GuardedSpans
{
    [Retry(0)]
    public interface IUnguarded : ISpans;

    [CircuitBreaker(FailureThreshold = 100)]
    public interface IBreaker : ISpans;

    [Timeout(1_000)]
    public interface ITimeout : ISpans;

    [TotalTimeout(2_000)]
    public interface ITotalTimeout : ISpans;

    [Retry(1, Delay = 0)]
    public interface IRetry : ISpans;

    [Fallback(typeof(Spans))]
    public interface IFallbackType : ISpans;

    [Fallback(nameof(ISpans.Spare))]
    public interface IFallbackMethod : ISpans;

    [RateLimit(4, Window = 60_000)]
    public interface IRateLimit : ISpans;

    [Bulkhead(1)]
    public interface IBulkhead : ISpans;

    [Hedge(500)]
    public interface IHedge : ISpans;

    [Coalesce]
    public interface ICoalesce : ISpans;

    [Cache(30_000)]
    public interface ICache : ISpans;

    [CircuitBreaker(FailureThreshold = 100), Timeout(1_000), TotalTimeout(2_000), Retry(1, Delay = 0, Budget = 1), Coalesce, Hedge(500), RateLimit(100, QueueLimit = 1), Bulkhead(1, MaxQueue = 1), Fallback(typeof(Spans))]
    public interface IAll : ISpans;
}
