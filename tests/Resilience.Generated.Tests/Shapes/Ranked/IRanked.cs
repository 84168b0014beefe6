using System.Runtime.CompilerServices;

namespace Resilience.GeneratedTests.EveryShape;

/// <summary>Overloads that a call by name does not reach: others have a higher priority. Each answers with its own parameters' types.</summary>
[CircuitBreaker(FailureThreshold = 100), Timeout(1_000), TotalTimeout(2_000), Retry(1, Delay = 0)]
public interface IRanked<T> : IRankedBase<string>, IRankedBase<List<T>>
{
    [OverloadResolutionPriority(1)]
    string Pick(object value);

    string Pick(string value);

    string Pick(in T value);

    string Pick<TOther>(IEnumerable<TOther> values);

    [OverloadResolutionPriority(1)]
    Task<string> PickAsync(object value, CancellationToken token);

    Task<string> PickAsync(string value, CancellationToken token);

    [Fallback(nameof(Spare))]
    string Failing(string value);

    string Spare(string value);

    [OverloadResolutionPriority(1)]
    string Spare(object value);
}
