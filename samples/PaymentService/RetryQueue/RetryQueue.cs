using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace PaymentService;

/// <summary>The queue as the database keeps it.</summary>
internal sealed class RetryQueue(PaymentsContext db, PaymentsDatabase database, RetrySchedule schedule)
{
    /// <summary>A place for a new payment, leased to the request that brings it.</summary>
    public QueuedPayment Enter(Payment payment) => db.RetryQueue.Add(new QueuedPayment
    {
        PaymentId = payment.Id,
        DueAt = schedule.LeaseEnd,
        Lease = Guid.NewGuid(),
        Attempts = 1,
    }).Entity;

    /// <summary>A place for a payment that had lost its own: due at once, its attempts counted anew.</summary>
    public void Reenter(PaymentId payment) => db.RetryQueue.Add(new QueuedPayment
    {
        PaymentId = payment,
        DueAt = schedule.Now,
        Lease = Guid.NewGuid(),
        Attempts = 0,
    });

    /// <summary>Takes up to so many payments that are due, for one lease, in one statement: no two callers get the same one.</summary>
    public async Task<IReadOnlyList<QueuedPayment>> ClaimAsync(int count, CancellationToken cancellationToken)
    {
        // The places are chosen once, before any is changed; as a plain subquery they could be chosen anew for each row.
        string claim = $$"""
            WITH "Due" AS MATERIALIZED (
                SELECT "PaymentId" FROM "RetryQueue" WHERE "DueAt" <= {0} OR "DueAt" > {1} ORDER BY "DueAt" LIMIT {2} {{database.SkipLocked}})
            UPDATE "RetryQueue" SET "Lease" = {3}, "DueAt" = {4}, "Attempts" = "Attempts" + 1
            WHERE "PaymentId" IN (SELECT "PaymentId" FROM "Due")
            RETURNING *
            """;
        return await db.RetryQueue.FromSql(FormattableStringFactory.Create(
            claim,
            schedule.Now.ToUnixTimeMilliseconds(),
            schedule.LatestDue.ToUnixTimeMilliseconds(),
            count,
            Guid.NewGuid(),
            schedule.LeaseEnd.ToUnixTimeMilliseconds())).AsNoTracking().ToListAsync(cancellationToken);
    }
}
