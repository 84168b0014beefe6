namespace Resilience.GeneratedTests;

/// <summary>Guards types like tasks, each by a declaration of its own.</summary>
[ResilientProxy<ITaskLikes>]
internal sealed partial class GuardedTaskLikes
{
    [Retry(1, Delay = 0), CircuitBreaker(FailureThreshold = 2), Timeout(100)]
    public partial Promise RunAsync(int id, CancellationToken cancellationToken);

    [Retry(1, Delay = 0), CircuitBreaker(FailureThreshold = 2), Timeout(100)]
    public partial Promise<int> ReadAsync(int id, CancellationToken cancellationToken);

    [Retry(1, Delay = 0), CircuitBreaker(FailureThreshold = 2), Timeout(100)]
    public partial Ticket SendAsync(int id, CancellationToken cancellationToken);

    [Retry(1, Delay = 0), CircuitBreaker(FailureThreshold = 2), Timeout(100)]
    public partial Ticket<int> FetchAsync(int id, CancellationToken cancellationToken);

    [Retry(1, Delay = 0), CircuitBreaker(FailureThreshold = 2)]
    public partial Promise<int> CountAsync(int id);
}
