namespace Resilience.GeneratedTests.EveryShape;

/// <summary>The interface under each policy.</summary>
public static class GuardedDynamics
{
    [Retry(0)]
    public interface IUnguarded : IDynamics;

    [CircuitBreaker(FailureThreshold = 100)]
    public interface IBreaker : IDynamics;

    [Timeout(1_000)]
    public interface ITimeout : IDynamics;

    [TotalTimeout(2_000)]
    public interface ITotalTimeout : IDynamics;

    [Retry(1, Delay = 0)]
    public interface IRetry : IDynamics;

    [Fallback(typeof(Dynamics))]
    public interface IFallbackType : IDynamics;

    [Fallback(nameof(IDynamics.Spare))]
    public interface IFallbackMethod : IDynamics;

    [RateLimit(4, Window = 60_000)]
    public interface IRateLimit : IDynamics;

    [Bulkhead(1)]
    public interface IBulkhead : IDynamics;

    [Hedge(500)]
    public interface IHedge : IDynamics;

    [Coalesce]
    public interface ICoalesce : IDynamics;

    [Cache(30_000)]
    public interface ICache : IDynamics;

    [CircuitBreaker(FailureThreshold = 100), Timeout(1_000), TotalTimeout(2_000), Retry(1, Delay = 0, Budget = 1), Coalesce, Hedge(500), RateLimit(100, QueueLimit = 1), Bulkhead(1, MaxQueue = 1), Fallback(typeof(Dynamics))]
    public interface IAll : IDynamics;
}
