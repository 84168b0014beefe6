namespace Resilience;

/// <summary>Implemented by exceptions that carry a wait, as an HTTP <c>Retry-After</c> does. A retry starts no sooner.</summary>
public interface IRetryAfter
{
    /// <summary>How long to wait before the next try; null where unknown.</summary>
    TimeSpan? RetryAfter { get; }
}
