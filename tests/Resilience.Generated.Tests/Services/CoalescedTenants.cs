namespace Resilience.GeneratedTests;

/// <summary>Answers when it is told to.</summary>
internal sealed class CoalescedTenants : ICoalescedTenants
{
    private readonly List<TaskCompletionSource<int>> _calls = [];

    public int Count => _calls.Count;

    /// <summary>The call of a number, from 1.</summary>
    public TaskCompletionSource<int> this[int call] => _calls[call - 1];

    public Task<int> ReadAsync(string tenant, int order, CancellationToken cancellationToken)
    {
        TaskCompletionSource<int> call = new();
        _calls.Add(call);
        return call.Task.WaitAsync(cancellationToken);
    }

    public ValueTask<int> ShareAsync(string tenant, int order, CancellationToken cancellationToken) => new(ReadAsync(tenant, order, cancellationToken));
}
