namespace Resilience.GeneratedTests;

public interface ICoalescedInTime
{
    [Coalesce, TotalTimeout(1_000)]
    Task<int> ReadAsync(int id, CancellationToken cancellationToken);

    [Coalesce, TotalTimeout(1_000)]
    Task RunAsync(int id, CancellationToken cancellationToken);
}
