namespace Resilience.GeneratedTests;

public interface ILettered
{
    [CircuitBreaker(Name = "tenants")]
    Task<int> ReadAsync([CircuitKey] string tenant);
}
