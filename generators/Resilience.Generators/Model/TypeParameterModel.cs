namespace Resilience.Generators.Model;

/// <param name="Declaration">With its attributes.</param>
/// <param name="Constraints">The whole <c>where</c> clause, or empty.</param>
/// <param name="ExplicitConstraints">What an explicit implementation must repeat of it, or empty.</param>
internal sealed record TypeParameterModel(string Name, string Declaration, string Constraints, string ExplicitConstraints);
