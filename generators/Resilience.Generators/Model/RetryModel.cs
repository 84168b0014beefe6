namespace Resilience.Generators.Model;

/// <summary>A retry.</summary>
/// <param name="Options">The initialisers of its options.</param>
/// <param name="ClassifiesResult">Whether the attribute's classifier judges results of the method's type.</param>
/// <param name="RetriesRejection">Whether a rejection by the circuit is retried.</param>
internal sealed record RetryModel(string Field, string Comment, EquatableArray<string> Options, bool ClassifiesResult, bool RetriesRejection);
