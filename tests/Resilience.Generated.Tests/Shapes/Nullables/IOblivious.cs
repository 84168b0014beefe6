#nullable disable
namespace Resilience.GeneratedTests.EveryShape;

/// <summary>An interface of a project that has not turned nullable reference types on.</summary>
[CircuitBreaker(FailureThreshold = 100), Retry(1, Delay = 0), Timeout(1_000)]
public interface IOblivious<T>
    where T : class
{
    string Name { get; set; }

    event EventHandler Changed;

    T Get(string key, T otherwise = null);

    Task<T> GetAsync(string[] keys, List<string> others);

    TOwn Own<TOwn>(TOwn value)
        where TOwn : class;
}
