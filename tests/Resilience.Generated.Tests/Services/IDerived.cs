namespace Resilience.GeneratedTests;

[Retry(1, Delay = 0)]
public interface IDerived : IInherited
{
    [Retry(2, Delay = 0), CircuitBreaker(FailureThreshold = 100, Name = "own")]
    Task OwnAsync();
}
