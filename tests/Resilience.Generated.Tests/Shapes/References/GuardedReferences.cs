namespace Resilience.GeneratedTests.EveryShape;

/// <summary>The interface under each policy.</summary>
public static class GuardedReferences
{
    [Retry(0)]
    public interface IUnguarded : IReferences;

    [CircuitBreaker(FailureThreshold = 100)]
    public interface IBreaker : IReferences;

    [Timeout(1_000)]
    public interface ITimeout : IReferences;

    [TotalTimeout(2_000)]
    public interface ITotalTimeout : IReferences;

    [Retry(1, Delay = 0)]
    public interface IRetry : IReferences;

    [RateLimit(4, Window = 60_000)]
    public interface IRateLimit : IReferences;

    [Bulkhead(1)]
    public interface IBulkhead : IReferences;

    [Hedge(500)]
    public interface IHedge : IReferences;

    [Coalesce]
    public interface ICoalesce : IReferences;

    [Cache(30_000)]
    public interface ICache : IReferences;

    [CircuitBreaker(FailureThreshold = 100), Timeout(1_000), TotalTimeout(2_000), Retry(1, Delay = 0, Budget = 1), Coalesce, Hedge(500), RateLimit(100, QueueLimit = 1), Bulkhead(1, MaxQueue = 1)]
    public interface IAll : IReferences;
}
