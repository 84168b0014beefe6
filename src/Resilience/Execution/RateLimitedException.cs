using System.Globalization;
using Resilience.Execution;

namespace Resilience;

/// <summary>The rate limit is reached; the callee was not called.</summary>
public sealed class RateLimitedException : RejectedException
{
    private const string Problem = "the rate limit is reached";

    /// <summary>Makes a rejection.</summary>
    /// <param name="retryAfter">How long to wait before the next try; null where unknown.</param>
    /// <param name="service">The service, as circuits display it; null for a policy used by hand.</param>
    /// <param name="method">The method; null for a policy used by hand.</param>
    public RateLimitedException(TimeSpan? retryAfter = null, string? service = null, string? method = null)
        : base(Describe(Problem, retryAfter, service, method), retryAfter, service, method)
    {
    }

    /// <summary>A rejection by a limit whose settings are known.</summary>
    internal RateLimitedException(RateLimitSettings limit, TimeSpan retryAfter, GuardedMethod method)
        : base(Describe($"{Problem} ({Describe(limit)})", retryAfter, method.Service, method.Name), retryAfter, method.Service, method.Name)
    {
    }

    private static string Describe(RateLimitSettings limit)
    {
        string rate = string.Create(CultureInfo.InvariantCulture, $"{limit.Permits} per {WaitText.Of(TimeSpan.FromMilliseconds(limit.Window))}");
        return limit.QueueLimit == 0 ? rate : string.Create(CultureInfo.InvariantCulture, $"{rate}, {limit.QueueLimit} waiting");
    }
}
