namespace Resilience;

/// <summary>Decides which results are failures. A result of another type than <typeparamref name="T"/> is a success.</summary>
/// <typeparam name="T">The type of the results, as the guarded method declares it.</typeparam>
/// <remarks>One instance serves a circuit; it is called concurrently. One that throws is logged and counts as a failure; the caller gets the result.</remarks>
public interface IResultClassifier<in T>
{
    /// <summary>Classifies a result of the callee.</summary>
    /// <param name="result">What the callee returned.</param>
    /// <returns>What it says about the callee.</returns>
    Outcome Classify(T result);
}
