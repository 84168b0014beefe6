namespace Resilience.GeneratedTests;

[CircuitBreaker(FailureThreshold = 1), Hedge(500), Bulkhead(2, MaxQueue = 3)]
public interface IHedgedTurns : ICalls
{
    /// <summary>Holds one of the slots, and no more.</summary>
    [Hedge(0)]
    Task<int> HoldAsync(int id, CancellationToken cancellationToken);
}
