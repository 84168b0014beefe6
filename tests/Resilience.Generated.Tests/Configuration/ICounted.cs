namespace Resilience.GeneratedTests;

[CircuitBreaker(Classifier = typeof(CountingOutcomes)), Retry(1, Classifier = typeof(CountingOutcomes))]
public interface ICounted
{
    Task RunAsync();
}
