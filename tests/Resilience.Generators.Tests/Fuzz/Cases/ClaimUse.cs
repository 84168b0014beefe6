namespace Resilience.Generators.Tests.Fuzz.Cases;

/// <summary>A declaration under the name of a proxy: in its way, or its other part.</summary>
internal sealed record ClaimUse(string Name, int Arity, bool IsInTheWay, string Text);
