namespace Resilience.GeneratedTests;

[CircuitBreaker(FailureThreshold = 70_000)]
public interface IMistaken
{
    Task RunAsync();
}
