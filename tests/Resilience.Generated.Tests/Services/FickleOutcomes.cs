namespace Resilience.GeneratedTests;

/// <summary>Calls the same result a success when it is first asked, and a failure then.</summary>
internal sealed class FickleOutcomes : IResultClassifier<int>
{
    private int _asked;

    public Outcome Classify(int result) => Interlocked.Increment(ref _asked) % 2 == 1 ? Outcome.Success : Outcome.Failure;
}
