namespace Resilience.GeneratedTests;

[CircuitBreaker]
public interface IOwned : IDisposable, IAsyncDisposable
{
    void Run();
}
