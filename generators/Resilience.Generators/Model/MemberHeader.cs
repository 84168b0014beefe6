namespace Resilience.Generators.Model;

/// <summary>What methods, properties and events have in common.</summary>
/// <param name="Attributes">To be repeated on the implementation.</param>
/// <param name="ExplicitInterface">Null for a public implementation.</param>
/// <param name="Type">The type, or return type, <c>ref</c> included.</param>
/// <param name="Name">Escaped where it is a keyword.</param>
/// <param name="Receiver">The inner object, seen as the interface that declares the member where it must be.</param>
internal sealed record MemberHeader(EquatableArray<string> Attributes, string? ExplicitInterface, bool IsUnsafe, string Type, string Name, string Receiver);
