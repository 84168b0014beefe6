namespace Resilience.GeneratedTests;

/// <summary>Answers when it is told to, and fails in the place of a call that finds the bulkhead full.</summary>
internal sealed class ConfinedBacked : IConfinedBacked
{
    public TaskCompletionSource<int> Answer { get; } = new();

    public BulkheadFullException? Cause { get; private set; }

    public Task<int> ReadAsync() => Answer.Task;

    public Task<int> ExplainAsync(BulkheadFullException cause) => Task.FromResult(Explain(cause));

    public int Read() => Answer.Task.GetAwaiter().GetResult();

    public int Explain(BulkheadFullException cause)
    {
        Cause = cause;
        throw new FormatException("backup");
    }
}
