using Microsoft.CodeAnalysis;
using Resilience.Generators.Eligibility;

namespace Resilience.Analyzers.Options;

/// <summary>The waits that a retry makes, each as short as it can be.</summary>
internal sealed class RetryWaits(AttributeData retry)
{
    /// <summary>Beyond so many the rest is not looked at: no time holds them, or none is too short.</summary>
    private const int Most = 1_000;

    /// <summary>How many retries there are at most.</summary>
    public int Count { get; } = (int)Math.Min(Of(retry, "MaxRetries"), int.MaxValue);

    /// <summary>How many of them can start before a time is over, where attempts take none.</summary>
    public int Within(double milliseconds)
    {
        double waited = 0;
        for (int k = 1; k <= Math.Min(Count, Most); k++)
        {
            waited += ShortestBefore(k);
            if (waited >= milliseconds)
            {
                return k - 1;
            }
        }

        return Count;
    }

    /// <summary>What the first so many waits take together at least.</summary>
    public double Shortest(int count) => Math.Round(Enumerable.Range(1, count).Sum(ShortestBefore));

    /// <summary>[R1]: Delay × Multiplier^(k−1), Delay × k, or Delay, capped; jitter draws from the upper half.</summary>
    private double ShortestBefore(int k)
    {
        double delay = Of(retry, "Delay");
        double wait = (int)Of(retry, "Backoff") switch
        {
            0 => delay * Math.Pow(Of(retry, "Multiplier"), k - 1),
            1 => delay * k,
            _ => delay,
        };
        double capped = Math.Min(wait, Of(retry, "MaxDelay"));
        return retry.Named("Jitter") is { Value: false } ? capped : capped / 2;
    }

    private static double Of(AttributeData retry, string option) => PolicyOptions.Of(PolicyKind.Retry, option).Of(retry);
}
