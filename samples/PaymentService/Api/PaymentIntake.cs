using Microsoft.EntityFrameworkCore;

namespace PaymentService;

/// <summary>Takes a payment in, once per idempotency key.</summary>
internal sealed class PaymentIntake(PaymentsContext db, RetryQueue queue, PaymentProcessor processor, RetrySchedule schedule, IHostApplicationLifetime host)
{
    /// <returns>The payment of this key, new or not; null where the key is another payment's.</returns>
    public async Task<Payment?> AcceptAsync(string idempotencyKey, Charge charge)
    {
        // Not the request's token: a caller that hangs up does not take the payment back.
        CancellationToken stopping = host.ApplicationStopping;
        if (await FindAsync(idempotencyKey, stopping) is { } known)
        {
            return Same(known, charge);
        }

        // Stored with its place in the queue before Stripe hears of it: whatever dies from here on, the payment is not lost.
        Payment payment = db.Payments.Add(new Payment(idempotencyKey, charge, schedule.Now)).Entity;
        QueuedPayment place = queue.Enter(payment);
        try
        {
            await db.SaveChangesAsync(stopping);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await FindAsync(idempotencyKey, stopping) is { } faster)
            {
                return Same(faster, charge);
            }

            throw;
        }

        try
        {
            return await processor.ProcessAsync(payment, place, stopping) ? payment : await FindAsync(idempotencyKey, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Pending: the next process finds it in the queue.
            return payment;
        }
    }

    private async Task<Payment?> FindAsync(string idempotencyKey, CancellationToken cancellationToken) =>
        await db.Payments.SingleOrDefaultAsync(payment => payment.IdempotencyKey == idempotencyKey, cancellationToken);

    private static Payment? Same(Payment payment, Charge charge) => payment.Charge == charge ? payment : null;
}
