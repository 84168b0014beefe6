namespace Resilience;

/// <summary>The rate limit is reached; the callee was not called.</summary>
public sealed class RateLimitedException : RejectedException
{
    /// <summary>Makes a rejection.</summary>
    /// <param name="retryAfter">How long to wait before the next try; null where unknown.</param>
    /// <param name="service">The service, as circuits display it; null for a policy used by hand.</param>
    /// <param name="method">The method; null for a policy used by hand.</param>
    public RateLimitedException(TimeSpan? retryAfter = null, string? service = null, string? method = null)
        : base(Prefix(service, method) + "the rate limit is reached.", retryAfter, service, method)
    {
    }
}
