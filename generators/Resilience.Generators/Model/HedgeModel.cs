namespace Resilience.Generators.Model;

/// <summary>A hedge.</summary>
/// <param name="Options">The initialisers of its options.</param>
internal sealed record HedgeModel(string Comment, EquatableArray<string> Options);
