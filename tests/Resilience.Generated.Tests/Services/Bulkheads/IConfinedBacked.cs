namespace Resilience.GeneratedTests;

/// <summary>The fallback is told which rejection it answers for.</summary>
[Bulkhead(1)]
public interface IConfinedBacked
{
    [Fallback(nameof(ExplainAsync))]
    Task<int> ReadAsync();

    Task<int> ExplainAsync(BulkheadFullException cause);

    [Fallback(nameof(Explain))]
    int Read();

    int Explain(BulkheadFullException cause);
}
