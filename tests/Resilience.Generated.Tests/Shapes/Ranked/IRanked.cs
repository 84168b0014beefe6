using System.Runtime.CompilerServices;

namespace Resilience.GeneratedTests.EveryShape;

/// <summary>Overloads that a call by name does not reach: others have a higher priority. Each answers with its own parameters' types.</summary>
[CircuitBreaker(FailureThreshold = 100), Timeout(1_000), TotalTimeout(2_000), Retry(1, Delay = 0, Budget = 1), Hedge(60_000), RateLimit(10_000, QueueLimit = 1), Bulkhead(100, MaxQueue = 1), Coalesce]
public interface IRanked<T> : IRankedBase<string>, IRankedBase<List<T>>
{
    [OverloadResolutionPriority(1)]
    string Pick(object value);

    string Pick(string value);

    string Pick(in T value);

    string Pick<TOther>(IEnumerable<TOther> values);

    [OverloadResolutionPriority(1)]
    Task<string> PickAsync([CacheKey] object value, CancellationToken token);

    Task<string> PickAsync([CircuitKey] string value, CancellationToken token);

    [Fallback(nameof(Spare))]
    string Failing([CircuitKey] string value);

    string Spare(string value);

    [OverloadResolutionPriority(1)]
    string Spare(object value);
}
