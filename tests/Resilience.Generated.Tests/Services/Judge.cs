namespace Resilience.GeneratedTests;

/// <summary>A negative result is a failure.</summary>
public sealed class Judge : IResultClassifier<int>
{
    public Outcome Classify(int result) => result < 0 ? Outcome.Failure : Outcome.Success;
}
