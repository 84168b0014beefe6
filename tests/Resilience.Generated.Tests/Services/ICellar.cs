namespace Resilience.GeneratedTests;

[CircuitBreaker]
public interface ICellar<T> : IAsyncDisposable
{
    T Take(T item);
}
