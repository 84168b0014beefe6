namespace Resilience.Generators.Model;

/// <summary>A retry.</summary>
/// <param name="Options">The initialisers of its options.</param>
/// <param name="ClassifiesResult">Whether the attribute's classifier judges results of the method's type.</param>
internal sealed record RetryModel(string Comment, EquatableArray<string> Options, bool ClassifiesResult);
