using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace PaymentService;

/// <summary>
/// Takes a payment as far as it goes now: the request that brings it and the retry queue's worker both call this, each
/// holding the payment's place. What is known is stored before the next thing is asked.
/// </summary>
internal sealed class PaymentProcessor(PaymentsContext db, Gateways gateways, RetrySchedule schedule, ILogger<PaymentProcessor> log)
{
    /// <returns>False where another worker has taken the payment over: what is known here of it is old.</returns>
    public async Task<bool> ProcessAsync(Payment payment, QueuedPayment place, CancellationToken cancellationToken)
    {
        try
        {
            var run = new PaymentRun(payment, place, gateways, schedule, log);
            PaymentStep step = run.Begin();
            while (step is not PaymentStep.Stop)
            {
                if (step is PaymentStep.Move or PaymentStep.Confirm)
                {
                    run.Announce(step);
                    await SaveAsync(place);
                }

                step = await run.TakeAsync(step, cancellationToken);
            }

            if (payment.IsSettled || payment.Status is PaymentStatus.NeedsAttention)
            {
                db.RetryQueue.Remove(place);
            }

            await SaveAsync(place);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            log.LogInformation("{Payment} was taken over by another worker.", payment.Id);
            db.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>Writes the payment and its place, or neither: not where somebody else holds the lease by now.</summary>
    private async Task SaveAsync(QueuedPayment place)
    {
        EntityEntry<QueuedPayment> entry = db.Entry(place);
        if (entry.State is EntityState.Unchanged)
        {
            // The lease is only looked at in a row that is written.
            entry.State = EntityState.Modified;
        }

        // Also while the service stops: what a processor has said is not asked again.
        await db.SaveChangesAsync(CancellationToken.None);
    }
}
