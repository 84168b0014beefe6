namespace Resilience.GeneratedTests;

/// <summary>A failed result opens the circuit; then the circuit, and not the result, is what the fallback may answer for.</summary>
public interface IJudgedWithSpare
{
    [CircuitBreaker(FailureThreshold = 1, Classifier = typeof(Judge)), Retry(2, Delay = 0, Classifier = typeof(Judge)), Fallback(nameof(ExplainAsync))]
    Task<int> ExplainedAsync();

    Task<int> ExplainAsync(CircuitOpenException cause);

    [CircuitBreaker(FailureThreshold = 1, Classifier = typeof(Judge)), Retry(2, Delay = 0, Classifier = typeof(Judge)), Fallback(nameof(OnTimeoutAsync), When = FallbackWhen.Timeout)]
    Task<int> UnansweredAsync();

    Task<int> OnTimeoutAsync();
}
