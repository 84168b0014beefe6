namespace Resilience.GeneratedTests;

/// <summary>One slot and one time-out for a method whose results are judged by who changes his mind, and one that hangs.</summary>
[Bulkhead(1), Timeout(60_000)]
internal interface IFickle
{
    [Retry(1, Delay = 0, Classifier = typeof(FickleOutcomes))]
    Task<int> GetAsync(CancellationToken cancellationToken);

    Task<int> HangAsync(CancellationToken cancellationToken);
}
