namespace Resilience.GeneratedTests;

/// <summary>An empty text is a failure.</summary>
public sealed class Emptiness : IResultClassifier<string>
{
    public Outcome Classify(string result) => result.Length == 0 ? Outcome.Failure : Outcome.Success;
}
