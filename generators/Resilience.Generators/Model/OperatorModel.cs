namespace Resilience.Generators.Model;

/// <summary>An operator that acts on the object itself: <c>+=</c>, <c>++</c> and their like.</summary>
/// <param name="Symbol">As it is written between the operands.</param>
/// <param name="Context"><c>checked</c>, <c>unchecked</c> or, where the two are one, null.</param>
internal sealed record OperatorModel(MemberHeader Header, EquatableArray<ParameterModel> Parameters, string Symbol, string? Context) : MemberModel(Header);
