namespace Resilience.GeneratedTests;

/// <summary>A failed result opens the circuit, and the fallback's overloads take other exceptions than that rejection, or one of the rejections.</summary>
[CircuitBreaker(FailureThreshold = 1, Classifier = typeof(Judge)), Retry(2, Delay = 0, Classifier = typeof(Judge))]
public interface IJudgedPicky
{
    [Fallback(nameof(OnHttpAsync))]
    Task<int> ReadAsync();

    [Fallback(nameof(OnHttpValueAsync))]
    ValueTask<int> ReadValueAsync();

    [Fallback(nameof(OnHttp))]
    int Read();

    [Fallback(nameof(OnFullAsync))]
    Task<int> ConfinedAsync();

    [Fallback(nameof(OnRejectionAsync))]
    Task<int> ExplainedAsync();

    [NoResilience]
    Task<int> OnHttpAsync(HttpRequestException cause);

    [NoResilience]
    ValueTask<int> OnHttpValueAsync(HttpRequestException cause);

    [NoResilience]
    int OnHttp(HttpRequestException cause);

    [NoResilience]
    Task<int> OnFullAsync(BulkheadFullException cause);

    [NoResilience]
    Task<int> OnRejectionAsync(RejectedException cause);
}
