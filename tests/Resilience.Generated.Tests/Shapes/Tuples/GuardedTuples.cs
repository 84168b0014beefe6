namespace Resilience.GeneratedTests.EveryShape;

/// <summary>The interface under each policy.</summary>
public static class GuardedTuples
{
    [Retry(0)]
    public interface IUnguarded : ITuples;

    [CircuitBreaker(FailureThreshold = 100)]
    public interface IBreaker : ITuples;

    [Timeout(1_000)]
    public interface ITimeout : ITuples;

    [TotalTimeout(2_000)]
    public interface ITotalTimeout : ITuples;

    [Retry(1, Delay = 0)]
    public interface IRetry : ITuples;

    [Fallback(typeof(Tuples))]
    public interface IFallbackType : ITuples;

    [Fallback(nameof(ITuples.Spare))]
    public interface IFallbackMethod : ITuples;

    [RateLimit(4, Window = 60_000)]
    public interface IRateLimit : ITuples;

    [Bulkhead(1)]
    public interface IBulkhead : ITuples;

    [Hedge(500)]
    public interface IHedge : ITuples;

    [Coalesce]
    public interface ICoalesce : ITuples;

    [Cache(30_000)]
    public interface ICache : ITuples;

    [CircuitBreaker(FailureThreshold = 100), Timeout(1_000), TotalTimeout(2_000), Retry(1, Delay = 0, Budget = 1), Coalesce, Hedge(500), RateLimit(100, QueueLimit = 1), Bulkhead(1, MaxQueue = 1), Fallback(typeof(Tuples))]
    public interface IAll : ITuples;
}
