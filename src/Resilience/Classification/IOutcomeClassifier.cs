namespace Resilience;

/// <summary>Decides which exceptions are failures. Used instead of <c>Handle</c> and <c>Ignore</c>.</summary>
/// <remarks>One instance serves a circuit, from the root service provider if registered there, else constructed; it is called concurrently. One that throws is logged and counts as a failure.</remarks>
public interface IOutcomeClassifier
{
    /// <summary>Classifies an exception of the callee. The caller's own cancellation and our own rejections and time-outs are never put to it.</summary>
    /// <param name="exception">What the callee threw.</param>
    /// <returns>What it says about the callee.</returns>
    Outcome Classify(Exception exception);
}
