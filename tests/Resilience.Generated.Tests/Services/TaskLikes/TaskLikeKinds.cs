namespace Resilience.GeneratedTests;

/// <summary>Runs a test once for each kind of type like a task.</summary>
internal static class TaskLikeKinds
{
    public static TheoryData<TaskLikeKind> All => [.. Enum.GetValues<TaskLikeKind>()];

    public static TheoryData<TaskLikeKind> WithToken => [.. Enum.GetValues<TaskLikeKind>().Where(kind => kind != TaskLikeKind.WithoutToken)];

    public static TheoryData<TaskLikeKind> WithResult => [TaskLikeKind.ClassOf, TaskLikeKind.StructOf];

    /// <summary>Calls the method of a kind. A method without a result answers 0.</summary>
    public static async Task<int> CallAsync(this ITaskLikes calls, TaskLikeKind kind, CancellationToken cancellationToken = default)
    {
        switch (kind)
        {
            case TaskLikeKind.Class:
                await calls.RunAsync(1, cancellationToken);
                return 0;
            case TaskLikeKind.ClassOf:
                return await calls.ReadAsync(1, cancellationToken);
            case TaskLikeKind.Struct:
                await calls.SendAsync(1, cancellationToken);
                return 0;
            case TaskLikeKind.StructOf:
                return await calls.FetchAsync(1, cancellationToken);
            default:
                return await calls.CountAsync(1);
        }
    }
}
