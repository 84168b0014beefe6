using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PaymentService;

/// <summary>Unhealthy while nothing can be stored.</summary>
internal sealed class DatabaseHealth(PaymentsContext db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        // Not CanConnectAsync: a file that is there but is no database of ours must count as away.
        _ = await db.Payments.AnyAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
