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

    /// <summary>
    /// What is due later than any wait of ours is due now. To be done once in a longest wait, not more often: it may be right by
    /// another instance's clock, and that instance is to have the time to take it when its wait is over.
    /// </summary>
    public async Task CutWaitsAsync(CancellationToken cancellationToken)
    {
        (DateTimeOffset now, DateTimeOffset latest) = (schedule.Now, schedule.LatestDue);
        await db.RetryQueue.Where(place => place.DueAt > latest).ExecuteUpdateAsync(place => place.SetProperty(row => row.DueAt, now), cancellationToken);
    }

    /// <summary>Takes up to so many payments that are due, for one lease, in one statement: no two callers get the same one.</summary>
    public async Task<IReadOnlyList<QueuedPayment>> ClaimAsync(int count, CancellationToken cancellationToken)
    {
        // The places are chosen once, before any is changed; as a plain subquery they could be chosen anew for each row.
        string claim = $$"""
            WITH "Due" AS MATERIALIZED (
                SELECT "PaymentId" FROM "RetryQueue" WHERE "DueAt" <= {0} ORDER BY "DueAt" LIMIT {1} {{database.SkipLocked}})
            UPDATE "RetryQueue" SET "Lease" = {2}, "DueAt" = {3}, "Attempts" = "Attempts" + 1
            WHERE "PaymentId" IN (SELECT "PaymentId" FROM "Due")
            RETURNING *
            """;
        return await db.RetryQueue.FromSql(FormattableStringFactory.Create(
            claim,
            schedule.Now.ToUnixTimeMilliseconds(),
            count,
            Guid.NewGuid(),
            schedule.LeaseEnd.ToUnixTimeMilliseconds())).AsNoTracking().ToListAsync(cancellationToken);
    }
}
