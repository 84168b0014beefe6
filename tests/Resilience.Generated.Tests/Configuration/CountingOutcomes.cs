namespace Resilience.GeneratedTests;

public sealed class CountingOutcomes : IOutcomeClassifier
{
    public CountingOutcomes() => Made++;

    public static int Made { get; set; }

    public Outcome Classify(Exception exception) => Outcome.Failure;
}
