namespace Resilience.GeneratedTests.EveryShape;

/// <summary>The interface under each policy.</summary>
public static class GuardedNames
{
    [Retry(0)]
    public interface IUnguarded : INames;

    [CircuitBreaker(FailureThreshold = 100)]
    public interface IBreaker : INames;

    [Timeout(1_000)]
    public interface ITimeout : INames;

    [TotalTimeout(2_000)]
    public interface ITotalTimeout : INames;

    [Retry(1, Delay = 0)]
    public interface IRetry : INames;

    [Fallback(typeof(Names))]
    public interface IFallbackType : INames;

    [RateLimit(4, Window = 60_000)]
    public interface IRateLimit : INames;

    [Bulkhead(1)]
    public interface IBulkhead : INames;

    [Hedge(500)]
    public interface IHedge : INames;

    [Coalesce]
    public interface ICoalesce : INames;

    [Cache(30_000)]
    public interface ICache : INames;

    [CircuitBreaker(FailureThreshold = 100), Timeout(1_000), TotalTimeout(2_000), Retry(1, Delay = 0, Budget = 1), Coalesce, Hedge(500), RateLimit(100, QueueLimit = 1), Bulkhead(1, MaxQueue = 1), Fallback(typeof(Names))]
    public interface IAll : INames;
}
