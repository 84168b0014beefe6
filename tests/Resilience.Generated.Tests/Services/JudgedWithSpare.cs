namespace Resilience.GeneratedTests;

internal sealed class JudgedWithSpare : IJudgedWithSpare
{
    public CircuitOpenException? Cause { get; private set; }

    public FormatException? Throws { get; init; }

    public Task<int> ExplainedAsync() => Task.FromResult(-1);

    public Task<int> ExplainAsync(CircuitOpenException cause)
    {
        Cause = cause;
        return Throws is null ? Task.FromResult(7) : Task.FromException<int>(Throws);
    }

    public Task<int> UnansweredAsync() => Task.FromResult(-1);

    public Task<int> OnTimeoutAsync() => throw new InvalidOperationException("There was no time-out.");
}
