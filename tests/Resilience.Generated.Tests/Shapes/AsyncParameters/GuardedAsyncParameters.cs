namespace Resilience.GeneratedTests.EveryShape;

/// <summary>The interface under each policy.</summary>
public static class GuardedAsyncParameters
{
    [Retry(0)]
    public interface IUnguarded : IAsyncParameters;

    [CircuitBreaker(FailureThreshold = 100)]
    public interface IBreaker : IAsyncParameters;

    [Timeout(1_000)]
    public interface ITimeout : IAsyncParameters;

    [TotalTimeout(2_000)]
    public interface ITotalTimeout : IAsyncParameters;

    [RateLimit(4, Window = 60_000)]
    public interface IRateLimit : IAsyncParameters;

    [Bulkhead(1)]
    public interface IBulkhead : IAsyncParameters;
}
