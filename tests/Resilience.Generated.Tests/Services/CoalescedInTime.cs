namespace Resilience.GeneratedTests;

internal sealed class CoalescedInTime : ICoalescedInTime
{
    public Task<int> ReadAsync(int id, CancellationToken cancellationToken) => Task.FromResult(id);

    public Task RunAsync(int id, CancellationToken cancellationToken) => Task.CompletedTask;
}
