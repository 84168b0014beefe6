namespace Resilience.GeneratedTests.EveryShape;

/// <summary>Members that are no methods, under every policy: none acts on them.</summary>
[CircuitBreaker(FailureThreshold = 1), Timeout(1_000), TotalTimeout(2_000), Retry(1, Delay = 0), Hedge(60_000), RateLimit(10_000, QueueLimit = 1), Bulkhead(100, MaxQueue = 1), Coalesce]
public interface IMembers
{
    string Get { get; }

    string Set { set; }

    string Both { get; set; }

    string Init { get; init; }

    ref int Reference { get; }

    ref readonly int ReadOnlyReference { get; }

    string this[int index] { get; set; }

    string this[string key, params int[] more] { get; }

    ref int this[in Guid id] { get; }

    event EventHandler? Changed;

    event Func<int, Task<int>> Asked;

    Task GuardedAsync();
}
