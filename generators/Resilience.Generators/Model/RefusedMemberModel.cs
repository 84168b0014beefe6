namespace Resilience.Generators.Model;

/// <summary>A partial member of a class that cannot be a proxy.</summary>
/// <param name="Head">Its declaration, up to the parameters of a method or the accessors of anything else.</param>
/// <param name="Parameters">Null where it has accessors.</param>
/// <param name="Accessors">Each with its modifiers; none of a method.</param>
/// <param name="IsDocumented">Whether the user's declaration has a doc comment.</param>
internal sealed record RefusedMemberModel(string Head, EquatableArray<string>? Parameters, EquatableArray<string> Constraints, EquatableArray<string> Accessors, bool IsDocumented);
