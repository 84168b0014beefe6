namespace Resilience.GeneratedTests.EveryShape;

/// <summary>The interface under each policy.</summary>
public static class GuardedParameters
{
    [Retry(0)]
    public interface IUnguarded : IParameters;

    [CircuitBreaker(FailureThreshold = 100)]
    public interface IBreaker : IParameters;

    [Timeout(1_000)]
    public interface ITimeout : IParameters;

    [TotalTimeout(2_000)]
    public interface ITotalTimeout : IParameters;

    [Retry(1, Delay = 0)]
    public interface IRetry : IParameters;

    [Fallback(typeof(Parameters))]
    public interface IFallbackType : IParameters;

    [Fallback(nameof(IParameters.Spare))]
    public interface IFallbackMethod : IParameters;

    [RateLimit(4, Window = 60_000)]
    public interface IRateLimit : IParameters;

    [Bulkhead(1)]
    public interface IBulkhead : IParameters;

    [Hedge(500)]
    public interface IHedge : IParameters;

    [Coalesce]
    public interface ICoalesce : IParameters;

    [Cache(30_000)]
    public interface ICache : IParameters;

    [CircuitBreaker(FailureThreshold = 100), Timeout(1_000), TotalTimeout(2_000), Retry(1, Delay = 0, Budget = 1), Coalesce, Hedge(500), RateLimit(100, QueueLimit = 1), Bulkhead(1, MaxQueue = 1), Fallback(typeof(Parameters))]
    public interface IAll : IParameters;
}
