using Microsoft.Extensions.Diagnostics.HealthChecks;
using Resilience;

namespace PaymentService;

/// <summary>Degraded while a circuit is not closed: payments are taken, and charged later.</summary>
internal sealed class CircuitHealth(ICircuitRegistry circuits) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        string open = string.Join(", ", circuits.Where(circuit => circuit.State is not (CircuitState.Closed or CircuitState.Disabled))
            .Select(circuit => $"{circuit.Name} is {circuit.State}"));
        return Task.FromResult(open.Length == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(open));
    }
}
