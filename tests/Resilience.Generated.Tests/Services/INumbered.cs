namespace Resilience.GeneratedTests;

/// <summary>Names its circuits as <see cref="ILettered"/> does, whose keys are of another type.</summary>
public interface INumbered
{
    [CircuitBreaker(Name = "tenants")]
    Task<int> ReadAsync([CircuitKey] int tenant);
}
