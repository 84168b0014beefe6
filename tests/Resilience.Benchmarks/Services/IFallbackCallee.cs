namespace Resilience.Benchmarks;

/// <summary>A circuit breaker with a fallback for when it is open.</summary>
[CircuitBreaker(FailureThreshold = 5)]
[Fallback(typeof(Cached), When = FallbackWhen.CircuitOpen)]
public interface IFallbackCallee
{
    Task<int> GetAsync(int id, CancellationToken cancellationToken);
}
