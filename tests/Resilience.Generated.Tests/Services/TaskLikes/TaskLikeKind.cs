namespace Resilience.GeneratedTests;

/// <summary>The kinds of types like tasks, and a method without a token.</summary>
public enum TaskLikeKind
{
    Class,
    ClassOf,
    Struct,
    StructOf,
    WithoutToken,
}
