namespace Resilience.GeneratedTests;

/// <summary>Runs a test once for each return kind.</summary>
internal static class Kinds
{
    public static TheoryData<Kind> All => [.. Enum.GetValues<Kind>()];

    public static TheoryData<Kind> Async => [.. Enum.GetValues<Kind>().Where(kind => kind >= Kind.Task)];

    public static TheoryData<Kind> WithResult => [Kind.Value, Kind.TaskOf, Kind.ValueTaskOf];

    /// <summary>Calls the method of a kind; what it throws at once is thrown. A method without a result answers 0.</summary>
    public static async Task<int> CallAsync(this ICalls calls, Kind kind, int id = 1, CancellationToken cancellationToken = default)
    {
        switch (kind)
        {
            case Kind.Void:
                calls.Run(id, cancellationToken);
                return 0;
            case Kind.Value:
                return calls.Read(id, cancellationToken);
            case Kind.Task:
                await calls.RunAsync(id, cancellationToken);
                return 0;
            case Kind.TaskOf:
                return await calls.ReadAsync(id, cancellationToken);
            case Kind.ValueTask:
                await calls.RunValueAsync(id, cancellationToken);
                return 0;
            default:
                return await calls.ReadValueAsync(id, cancellationToken);
        }
    }

    public static string MethodOf(Kind kind) => kind switch
    {
        Kind.Void => nameof(ICalls.Run),
        Kind.Value => nameof(ICalls.Read),
        Kind.Task => nameof(ICalls.RunAsync),
        Kind.TaskOf => nameof(ICalls.ReadAsync),
        Kind.ValueTask => nameof(ICalls.RunValueAsync),
        _ => nameof(ICalls.ReadValueAsync),
    };
}
