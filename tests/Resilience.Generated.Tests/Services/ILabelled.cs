namespace Resilience.GeneratedTests;

[CircuitBreaker(FailureThreshold = 1)]
public interface ILabelled
{
    Task OverloadAsync(int x);

    Task OverloadAsync(int x, string y);

    [CircuitBreaker(Name = "named")]
    Task NamedAsync();

    [CircuitBreaker]
    Task<T> OwnAsync<T>(T x);

    [CircuitBreaker]
    void Pick(List<int> x, int[] y);

    [CircuitBreaker]
    void Pick();
}
