namespace Resilience.GeneratedTests.EveryShape;

/// <summary>The interface under each policy.</summary>
public static class GuardedOverloads
{
    [Retry(0)]
    public interface IUnguarded : IOverloads;

    [CircuitBreaker(FailureThreshold = 100)]
    public interface IBreaker : IOverloads;

    [Timeout(1_000)]
    public interface ITimeout : IOverloads;

    [TotalTimeout(2_000)]
    public interface ITotalTimeout : IOverloads;

    [Retry(1, Delay = 0)]
    public interface IRetry : IOverloads;

    [Fallback(typeof(Overloads))]
    public interface IFallbackType : IOverloads;

    [RateLimit(4, Window = 60_000)]
    public interface IRateLimit : IOverloads;

    [Bulkhead(1)]
    public interface IBulkhead : IOverloads;

    [Hedge(500)]
    public interface IHedge : IOverloads;

    [Coalesce]
    public interface ICoalesce : IOverloads;

    [Cache(30_000)]
    public interface ICache : IOverloads;

    [CircuitBreaker(FailureThreshold = 100), Timeout(1_000), TotalTimeout(2_000), Retry(1, Delay = 0, Budget = 1), Coalesce, Hedge(500), RateLimit(100, QueueLimit = 1), Bulkhead(1, MaxQueue = 1), Fallback(typeof(Overloads))]
    public interface IAll : IOverloads;
}
