using Microsoft.EntityFrameworkCore;

namespace PaymentService;

/// <summary>Takes a payment in, once per idempotency key.</summary>
internal sealed class PaymentIntake(PaymentsContext db, RetryQueue queue, PaymentProcessor processor, RetrySchedule schedule, IHostApplicationLifetime host)
{
    /// <summary>
    /// With nobody's token: a caller that hangs up does not take the payment back, and a service that stops still says what
    /// has become of it. Only the calls to a processor are cut short then.
    /// </summary>
    /// <returns>The payment of this key, new or not; null where the key is another payment's.</returns>
    public async Task<Payment?> AcceptAsync(string idempotencyKey, Charge charge)
    {
        if (await FindAsync(idempotencyKey) is { } known)
        {
            return Same(known, charge);
        }

        // Stored with its place in the queue before Stripe hears of it: whatever dies from here on, the payment is not lost.
        Payment payment = db.Payments.Add(new Payment(idempotencyKey, charge, schedule.Now)).Entity;
        QueuedPayment place = queue.Enter(payment);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await FindAsync(idempotencyKey) is { } faster)
            {
                return Same(faster, charge);
            }

            throw;
        }

        return await ProcessAsync(payment, place) ? payment : await db.Payments.AsNoTracking().SingleOrDefaultAsync(stored => stored.Id == payment.Id)
            ?? throw new PaymentGoneException(payment.Id);
    }

    /// <returns>False where what is known here of the payment may be old.</returns>
    private async Task<bool> ProcessAsync(Payment payment, QueuedPayment place)
    {
        try
        {
            return await processor.ProcessAsync(payment, place, host.ApplicationStopping);
        }
        catch (OperationCanceledException) when (host.ApplicationStopping.IsCancellationRequested)
        {
            // Pending, as a rule: the next process finds it in the queue.
            return false;
        }
    }

    private async Task<Payment?> FindAsync(string idempotencyKey) =>
        await db.Payments.SingleOrDefaultAsync(payment => payment.IdempotencyKey == idempotencyKey);

    private static Payment? Same(Payment payment, Charge charge) => payment.Charge == charge ? payment : null;
}
