namespace Resilience.GeneratedTests.EveryShape;

/// <summary>The interface under each policy.</summary>
public static class GuardedGenerics
{
    [Retry(0)]
    public interface IUnguarded : IGenerics;

    [CircuitBreaker(FailureThreshold = 100)]
    public interface IBreaker : IGenerics;

    [Timeout(1_000)]
    public interface ITimeout : IGenerics;

    [TotalTimeout(2_000)]
    public interface ITotalTimeout : IGenerics;

    [Retry(1, Delay = 0)]
    public interface IRetry : IGenerics;

    [Fallback(typeof(Generics))]
    public interface IFallbackType : IGenerics;

    [Fallback(nameof(IGenerics.Spare))]
    public interface IFallbackMethod : IGenerics;

    [RateLimit(4, Window = 60_000)]
    public interface IRateLimit : IGenerics;

    [Bulkhead(1)]
    public interface IBulkhead : IGenerics;

    [Hedge(500)]
    public interface IHedge : IGenerics;

    [Coalesce]
    public interface ICoalesce : IGenerics;

    [Cache(30_000)]
    public interface ICache : IGenerics;

    [CircuitBreaker(FailureThreshold = 100), Timeout(1_000), TotalTimeout(2_000), Retry(1, Delay = 0, Budget = 1), Coalesce, Hedge(500), RateLimit(100, QueueLimit = 1), Bulkhead(1, MaxQueue = 1), Fallback(typeof(Generics))]
    public interface IAll : IGenerics;
}
