using Resilience;

namespace PaymentService;

/// <summary>A circuit as operators see it.</summary>
internal sealed record CircuitView(
    string Name,
    string State,
    long Failures,
    long ConsecutiveFailures,
    double? ErrorPercentage,
    long Rejected,
    DateTimeOffset? OpenedAt,
    TimeSpan? RetryAfter)
{
    public static CircuitView Of(CircuitBreaker circuit)
    {
        CircuitSnapshot now = circuit.GetSnapshot();
        return new(circuit.Name, $"{now.State}", now.Failures, now.ConsecutiveFailures, now.ErrorPercentage, now.Rejected, now.OpenedAt, now.RetryAfter);
    }
}
