namespace Resilience.GeneratedTests;

/// <summary>Overloads on types of one simple name.</summary>
[Retry(1)]
public interface INamesake
{
    [CircuitBreaker]
    Task PutAsync(First.Item item);

    [CircuitBreaker]
    Task PutAsync(Second.Item item);

    [CircuitBreaker]
    Task PutAsync(int number);
}
