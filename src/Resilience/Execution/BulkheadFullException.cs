namespace Resilience;

/// <summary>All slots of the bulkhead are taken, and its queue is full; the callee was not called.</summary>
public sealed class BulkheadFullException : RejectedException
{
    /// <summary>Makes a rejection.</summary>
    /// <param name="retryAfter">How long to wait before the next try; null where unknown.</param>
    /// <param name="service">The service, as circuits display it; null for a policy used by hand.</param>
    /// <param name="method">The method; null for a policy used by hand.</param>
    public BulkheadFullException(TimeSpan? retryAfter = null, string? service = null, string? method = null)
        : base(Prefix(service, method) + "the bulkhead is full.", retryAfter, service, method)
    {
    }
}
