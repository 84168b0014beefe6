using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace PaymentService;

/// <summary>What waits, and the way back for what no longer does.</summary>
internal static class RetryQueueEndpoints
{
    public static void MapRetryQueue(this WebApplication app)
    {
        app.MapGet("/retry-queue", LookAsync);
        app.MapPost("/payments/{id}/retry", RetryAsync).AddEndpointFilter<SameMachineOnly>();
    }

    private static async Task<RetryQueueView> LookAsync(PaymentsContext db, CancellationToken cancellationToken)
    {
        IQueryable<Payment> waiting = db.Payments.Where(payment => payment.Status == PaymentStatus.QueuedForRetry);
        return new RetryQueueView(
            await waiting.CountAsync(cancellationToken),
            await waiting.OrderBy(payment => payment.CreatedAt).Select(payment => (DateTimeOffset?)payment.CreatedAt).FirstOrDefaultAsync(cancellationToken),
            await db.Payments.CountAsync(payment => payment.Status == PaymentStatus.NeedsAttention, cancellationToken));
    }

    private static async Task<IResult> RetryAsync(
        string id, HttpContext http, PaymentsContext db, RetryQueue queue, RetrySchedule schedule, ILogger<RetryQueue> log, CancellationToken cancellationToken)
    {
        var key = new PaymentId(id);
        if (!await db.Payments.AnyAsync(payment => payment.Id == key, cancellationToken))
        {
            return Results.Problem("There is no such payment.", statusCode: StatusCodes.Status404NotFound);
        }

        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await TryReenterAsync(key, db, queue, cancellationToken))
        {
            return NotNow("it is in the queue");
        }

        Payment payment = await db.Payments.SingleAsync(payment => payment.Id == key, cancellationToken);
        if (payment.Status is not PaymentStatus.NeedsAttention)
        {
            return NotNow($"it is {PaymentStatusName.Of(payment.Status)}");
        }

        payment.Requeue(schedule.Now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        log.LogInformation("{Payment} was put back into the queue by hand.", payment.Id);
        return Results.Accepted($"/payments/{payment.Id}", PaymentView.Of(payment));
    }

    /// <summary>
    /// Takes the place first and reads the payment then: who holds the place is the only one who changes the payment, so what is read stays true.
    /// </summary>
    private static async Task<bool> TryReenterAsync(PaymentId payment, PaymentsContext db, RetryQueue queue, CancellationToken cancellationToken)
    {
        queue.Reenter(payment);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException taken) when (!DatabaseAbsence.Explains(taken))
        {
            return false;
        }
    }

    private static IResult NotNow(string state) => Results.Problem(
        $"Only a payment that needs attention is put back into the queue; {state}.", statusCode: StatusCodes.Status409Conflict);
}
