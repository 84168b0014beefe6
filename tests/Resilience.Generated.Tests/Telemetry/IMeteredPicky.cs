namespace Resilience.GeneratedTests;

/// <summary>With a fallback that has an answer for time-outs alone, whatever it may be asked for.</summary>
[CircuitBreaker, Timeout(1_000), Fallback(typeof(Picky))]
public interface IMeteredPicky
{
    Task<int> ReadAsync(CancellationToken cancellationToken);

    ValueTask RunAsync(CancellationToken cancellationToken);

    int Read(CancellationToken cancellationToken);

    [Coalesce]
    Task<int> ShareAsync(CancellationToken cancellationToken);
}
