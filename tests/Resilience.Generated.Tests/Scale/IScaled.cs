namespace Resilience.GeneratedTests;

/// <summary>Policies as a busy service has them.</summary>
public interface IScaled
{
    [CircuitBreaker]
    Task<int> BreakAsync(int id);

    [CircuitBreaker]
    ValueTask<int> BreakValueAsync(int id);

    [CircuitBreaker(ErrorThresholdPercentage = 50)]
    Task<int> JudgeAsync(int id);

    [CircuitBreaker, Timeout(600_000), Retry(3, Idempotent = true)]
    Task<int> GuardAsync(int id, CancellationToken cancellationToken);

    [CircuitBreaker, Timeout(600_000), Retry(3, Idempotent = true)]
    ValueTask<int> GuardValueAsync(int id, CancellationToken cancellationToken);

    [CircuitBreaker(MaxKeys = 1_000)]
    Task<int> KeyAsync([CircuitKey] string tenant);
}
