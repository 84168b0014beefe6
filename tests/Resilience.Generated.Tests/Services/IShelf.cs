namespace Resilience.GeneratedTests;

[CircuitBreaker]
public interface IShelf<T> : IDisposable
{
    T Take(T item);

    [Fallback(typeof(Reserve))]
    int Count();
}
