#nullable disable
namespace Shapes;

// proxied
[CircuitBreaker, Retry(1), Timeout(5)]
public interface IOblivious<T> where T : class
{
    string Get(string key, T item);
    Task<string> GetAsync(string key, List<string> keys);
    Task<T> FindAsync(T item);
}

