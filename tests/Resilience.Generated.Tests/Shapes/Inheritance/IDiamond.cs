namespace Resilience.GeneratedTests.EveryShape;

/// <summary>Inherits in every way: twice the same, the same name twice, hidden, reimplemented.</summary>
[CircuitBreaker(FailureThreshold = 100), Retry(1, Delay = 0, Budget = 1), Hedge(60_000), RateLimit(10_000, QueueLimit = 1), Bulkhead(100, MaxQueue = 1), Coalesce]
public interface IDiamond : ILeft, IRight, ILookup<string>, ILookup<int>
{
    new string Value { get; }

    new Task<string> RootAsync();

    string IRoot.Reimplemented() => "the diamond's";
}
