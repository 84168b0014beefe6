using Microsoft.EntityFrameworkCore;

namespace PaymentService;

/// <summary>The queue as the database keeps it.</summary>
internal sealed class RetryQueue(PaymentsContext db, RetrySchedule schedule)
{
    /// <summary>A place for a new payment, leased to the request that brings it.</summary>
    public QueuedPayment Enter(Payment payment) => db.RetryQueue.Add(new QueuedPayment
    {
        PaymentId = payment.Id,
        DueAt = schedule.LeaseEnd,
        Lease = Guid.NewGuid(),
        Attempts = 1,
    }).Entity;

    /// <summary>Takes up to so many payments that are due, for one lease, in one statement: no two callers get the same one.</summary>
    public async Task<IReadOnlyList<QueuedPayment>> ClaimAsync(int count, CancellationToken cancellationToken) =>
        await db.RetryQueue.FromSqlInterpolated(
            $"""
            UPDATE "RetryQueue" SET "Lease" = {Guid.NewGuid()}, "DueAt" = {schedule.LeaseEnd.ToUnixTimeMilliseconds()}, "Attempts" = "Attempts" + 1
            WHERE "PaymentId" IN (
                SELECT "PaymentId" FROM "RetryQueue" WHERE "DueAt" <= {schedule.Now.ToUnixTimeMilliseconds()} ORDER BY "DueAt" LIMIT {count})
            RETURNING *
            """).AsNoTracking().ToListAsync(cancellationToken);
}
