namespace Resilience.Generators.Model;

/// <summary>The interface that a proxy guards.</summary>
/// <param name="Type">As written in code.</param>
/// <param name="OpenType">As written in <c>typeof</c>, unbound where it is generic.</param>
/// <param name="Cref">As a link in a doc comment; null where another assembly has a type of that name too: links find those that code does not see.</param>
/// <param name="Reference">As a doc comment speaks of it.</param>
/// <param name="Display">As circuits display it.</param>
/// <param name="PublicCircuitNames">Whether circuit names are known at compile time: not for a generic interface.</param>
internal sealed record ServiceModel(string Type, string OpenType, string? Cref, string Reference, string Display, bool PublicCircuitNames);
