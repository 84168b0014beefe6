namespace Resilience.GeneratedTests;

public interface IBox<T>
    where T : class
{
    [CircuitBreaker]
    Task<T?> OpenAsync();
}
