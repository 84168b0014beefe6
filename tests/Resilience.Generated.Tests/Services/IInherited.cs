namespace Resilience.GeneratedTests;

[CircuitBreaker(FailureThreshold = 100), Retry(4, Delay = 0)]
public interface IInherited
{
    Task BaseAsync();

    [NoResilience]
    Task NoneAsync();
}
