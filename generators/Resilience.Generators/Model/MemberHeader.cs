namespace Resilience.Generators.Model;

/// <summary>What methods, properties and events have in common.</summary>
/// <param name="Attributes">To be repeated on the implementation: all that the interface has and the user's part has not.</param>
/// <param name="IsDocumented">Whether the user's part has a doc comment.</param>
/// <param name="Modifiers">Each followed by a space.</param>
/// <param name="ExplicitInterface">Null for a public implementation.</param>
/// <param name="Type">The type, or return type, <c>ref</c> included.</param>
/// <param name="Name">Escaped where it is a keyword.</param>
/// <param name="Receiver">The inner object, seen as the interface that declares the member where it must be.</param>
internal sealed record MemberHeader(EquatableArray<string> Attributes, bool IsDocumented, string Modifiers, bool IsUnsafe, string? ExplicitInterface, string Type, string Name, string Receiver);
