namespace Resilience.Generators.Model;

/// <summary>The part of a class that cannot be a proxy: it completes what the user's part declares, and says in each body why nothing is done.</summary>
/// <param name="Namespace">Empty for the global one.</param>
/// <param name="Containers">The declarations of the types around it, outermost first.</param>
/// <param name="Head">Its declaration, up to the constraints.</param>
/// <param name="Name">As messages name it.</param>
/// <param name="Rules">The ids of the rules that report why.</param>
/// <param name="IsDocumented">Whether the user's part has a doc comment.</param>
internal sealed record RefusedClassModel(
    string HintName,
    string Namespace,
    EquatableArray<string> Containers,
    string Head,
    EquatableArray<string> Constraints,
    string Name,
    string Rules,
    bool IsDocumented,
    EquatableArray<PragmaModel> Pragmas,
    EquatableArray<RefusedMemberModel> Members)
    : FileModel(HintName);
