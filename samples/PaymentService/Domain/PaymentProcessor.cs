using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Resilience;

namespace PaymentService;

/// <summary>
/// Takes a payment as far as it goes now: the request that brings it and the retry queue's worker both call this, each
/// holding the payment's place. What is known is stored before the next thing is asked.
/// </summary>
internal sealed class PaymentProcessor(PaymentsContext db, IStripeGateway stripe, RetrySchedule schedule, ILogger<PaymentProcessor> log)
{
    /// <summary>Prepare, confirm, find, confirm, find: an intent that changes more often while we look is left for later.</summary>
    private const int MostSteps = 5;

    /// <returns>False where another worker has taken the payment over: what is known here of it is old.</returns>
    public async Task<bool> ProcessAsync(Payment payment, QueuedPayment place, CancellationToken cancellationToken)
    {
        try
        {
            PaymentStep step = payment.NextStep;
            if (place.Attempts > schedule.MaxAttempts)
            {
                // It never came as far as being put off, so whatever works on it dies.
                step = PutOff(payment, place, "Working on the payment broke off again and again.");
            }

            for (int steps = 1; step is not PaymentStep.Stop; steps++)
            {
                if (step is PaymentStep.Confirm)
                {
                    payment.MarkConfirmSent(schedule.Now);
                    place.DueAt = schedule.LeaseEnd;
                    await SaveAsync(place);
                }

                step = steps > MostSteps
                    ? PutOff(payment, place, "Stripe contradicts itself.")
                    : await TakeAsync(step, payment, place, cancellationToken);
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

        // Also while the service stops: what Stripe has said is not asked again.
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private async Task<PaymentStep> TakeAsync(PaymentStep step, Payment payment, QueuedPayment place, CancellationToken cancellationToken)
    {
        try
        {
            if (step is PaymentStep.Prepare)
            {
                payment.Prepared(await stripe.PrepareAsync(payment.Id, payment.Charge, cancellationToken), schedule.Now);
                return PaymentStep.Confirm;
            }

            ChargeResult result = step is PaymentStep.Find
                ? await stripe.FindAsync(payment.IntentId!.Value, cancellationToken)
                : await stripe.ChargeAsync(payment.IntentId!.Value, cancellationToken);
            return Settle(result, payment, place);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return Settle(exception, step, payment, place);
        }
    }

    private PaymentStep Settle(ChargeResult result, Payment payment, QueuedPayment place)
    {
        switch (result.State)
        {
            case ChargeState.Succeeded:
                payment.Succeed(schedule.Now);
                return PaymentStep.Stop;
            case ChargeState.Declined:
                payment.Fail(result.DeclineCode, result.Message, schedule.Now);
                return PaymentStep.Stop;
            case ChargeState.Unconfirmed:
                // Proved: no confirm has charged. Should an earlier one still be on its way, the intent takes one of the two.
                return PaymentStep.Confirm;
            case ChargeState.Queued:
                return PutOffUnasked(payment, place, retryAfter: null);
            default:
                return PutOff(payment, place, "Stripe is still processing the payment.");
        }
    }

    private PaymentStep Settle(Exception exception, PaymentStep step, Payment payment, QueuedPayment place)
    {
        switch (StripeAnswers.Read(exception))
        {
            case StripeAnswer.Declined:
                payment.Fail(StripeAnswers.DeclineCode(exception), exception.Message, schedule.Now);
                return PaymentStep.Stop;
            case StripeAnswer.UnexpectedState when step is PaymentStep.Confirm:
                return PaymentStep.Find;
            // To refuse to be read says nothing about what was charged: that stays open.
            case StripeAnswer.Refused or StripeAnswer.UnexpectedState when step is not PaymentStep.Find:
                log.LogError("Stripe refuses {Payment}: {Reason}", payment.Id, exception.Message);
                payment.Fail(declineCode: null, exception.Message, schedule.Now);
                return PaymentStep.Stop;
            case StripeAnswer.NotAsked:
                return PutOffUnasked(payment, place, (exception as IRetryAfter)?.RetryAfter);
            case StripeAnswer.Unauthorized:
                log.LogError("Stripe does not accept the API key: {Reason}", exception.Message);
                place.Attempts = Math.Min(place.Attempts, schedule.MaxAttempts - 1);
                return PutOff(payment, place, "Stripe does not accept our key.");
            default:
                log.LogWarning("{Step} of {Payment} ended without an answer: {Reason}", step, payment.Id, exception.Message);
                return PutOff(payment, place, "Stripe did not answer; the payment is tried again.");
        }
    }

    private PaymentStep PutOff(Payment payment, QueuedPayment place, string reason)
    {
        if (place.Attempts >= schedule.MaxAttempts)
        {
            log.LogError("{Payment} needs attention after {Attempts} attempts: {Reason}", payment.Id, place.Attempts, reason);
            payment.GiveToPeople(reason, schedule.Now);
        }
        else
        {
            payment.QueueForRetry(reason, schedule.Now);
            place.DueAt = schedule.After(place.Attempts);
        }

        return PaymentStep.Stop;
    }

    /// <summary>Only attempts that reached Stripe count.</summary>
    private PaymentStep PutOffUnasked(Payment payment, QueuedPayment place, TimeSpan? retryAfter)
    {
        payment.QueueForRetry("Stripe is not available; the payment is tried again.", schedule.Now);
        place.Attempts--;
        place.DueAt = schedule.AfterRejection(retryAfter);
        return PaymentStep.Stop;
    }
}
