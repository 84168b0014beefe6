using System.Runtime.CompilerServices;

namespace Resilience.GeneratedTests.EveryShape;

/// <summary>Outcomes that no policy acts on here: what the callee gives is given on as it is.</summary>
[CircuitBreaker, Timeout(1_000), TotalTimeout(2_000), Retry(1, Delay = 0), Hedge(60_000), RateLimit(10_000, QueueLimit = 1), Bulkhead(100, MaxQueue = 1), Coalesce]
public interface IForwarded
{
    [NoResilience]
    IAsyncEnumerable<int> StreamAsync();

    [NoResilience]
    IAsyncEnumerator<int> EnumeratorAsync();

    [NoResilience]
    Promise<int> Promise();

    [NoResilience]
    Task<int> TaskAsync(CancellationToken token);

    YieldAwaitable Awaitable();

    Lazy<Task<int>> Lazy();
}
