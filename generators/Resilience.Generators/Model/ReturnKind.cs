namespace Resilience.Generators.Model;

/// <summary>How a method gives its outcome. What can be awaited comes after what cannot.</summary>
internal enum ReturnKind
{
    Void,
    Value,
    Stream,
    Enumerator,
    Task,
    TaskOf,
    ValueTask,
    ValueTaskOf,
    TaskLike,
}
