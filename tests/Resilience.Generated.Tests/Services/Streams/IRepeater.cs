namespace Resilience.GeneratedTests;

public interface IRepeater
{
    [CircuitBreaker, Retry(1, Delay = 0)]
    IAsyncEnumerable<T> RepeatAsync<T>(T item, int count);
}
