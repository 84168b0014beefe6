namespace Resilience.GeneratedTests;

/// <summary>A value that no circuit takes.</summary>
public interface IWrong
{
    [CircuitBreaker(FailureThreshold = -1)]
    Task RunAsync();
}
