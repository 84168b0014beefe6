using System.Globalization;
using Resilience.Execution;

namespace Resilience;

/// <summary>All slots of the bulkhead are taken, and its queue is full; the callee was not called.</summary>
public sealed class BulkheadFullException : RejectedException
{
    private const string Problem = "the bulkhead is full";

    /// <summary>Makes a rejection.</summary>
    /// <param name="retryAfter">How long to wait before the next try; null where unknown.</param>
    /// <param name="service">The service, as circuits display it; null for a policy used by hand.</param>
    /// <param name="method">The method; null for a policy used by hand.</param>
    public BulkheadFullException(TimeSpan? retryAfter = null, string? service = null, string? method = null)
        : base(Describe(Problem, retryAfter, service, method), retryAfter, service, method)
    {
    }

    /// <summary>A rejection by a bulkhead whose bounds are known.</summary>
    internal BulkheadFullException(PermitGate gate, GuardedMethod method)
        : base(Describe(string.Create(CultureInfo.InvariantCulture, $"{Problem} ({gate.Permits} running, {gate.MaxQueue} waiting)"), null, method.Service, method.Name), null, method.Service, method.Name)
    {
    }
}
