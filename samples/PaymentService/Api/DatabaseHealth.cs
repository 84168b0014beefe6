using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PaymentService;

/// <summary>Unhealthy while nothing can be stored.</summary>
internal sealed class DatabaseHealth(PaymentsContext db, FailedWrites writes) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            // Not CanConnectAsync: a file that is there but is no database of ours must count as away.
            _ = await db.Payments.AnyAsync(cancellationToken);
            return writes.Reason is { } reason ? HealthCheckResult.Unhealthy($"The database stores nothing: {reason}") : HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (DatabaseAbsence.Explains(exception))
        {
            // Without the exception, which would be logged with its stack trace at every look.
            return HealthCheckResult.Unhealthy($"The database is away: {exception.GetBaseException().Message}");
        }
    }
}
