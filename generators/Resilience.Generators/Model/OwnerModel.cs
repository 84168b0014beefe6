namespace Resilience.Generators.Model;

/// <summary>The class of the user's, the other part of which is generated.</summary>
/// <param name="Containers">The declarations of the types around it, outermost first.</param>
/// <param name="ConstructorAccess">The generated constructor's accessibility: not that of an interface which the class's callers cannot see.</param>
/// <param name="IsDocumented">Whether the user's part has a doc comment.</param>
internal sealed record OwnerModel(EquatableArray<string> Containers, string ConstructorAccess, bool IsDocumented);
