namespace Resilience.GeneratedTests;

public interface IKeyedMetered
{
    [CircuitBreaker(FailureThreshold = 1)]
    Task<int> ReadAsync([CircuitKey] string customer);
}
