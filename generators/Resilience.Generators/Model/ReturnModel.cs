namespace Resilience.Generators.Model;

/// <param name="Type">The return type without <c>ref</c>; a task's without annotation.</param>
/// <param name="Result">The type of a local that holds the value, awaited where there is something to await, or an element of a stream; empty for <c>void</c>, <c>Task</c>, <c>ValueTask</c>.</param>
/// <param name="Ref">Empty, <c>ref </c> or <c>ref readonly </c>.</param>
/// <param name="Forgive"><c>!</c> where the method says that what it returns may be null, which its type here does not; awaiting a task that is null fails, a failure like any other.</param>
/// <param name="Configured">What follows where it is awaited: <c>ConfigureAwait</c>, if it has that; else empty.</param>
internal sealed record ReturnModel(ReturnKind Kind, string Type, string Result, string Ref, string Forgive, string Configured)
{
    /// <summary>Whether it can be awaited.</summary>
    public bool IsAsync => Kind >= ReturnKind.Task;

    public bool IsTask => Kind is ReturnKind.Task or ReturnKind.TaskOf || IsValueTask;

    public bool HasResult => Result.Length > 0;

    public bool IsValueTask => Kind is ReturnKind.ValueTask or ReturnKind.ValueTaskOf;
}
