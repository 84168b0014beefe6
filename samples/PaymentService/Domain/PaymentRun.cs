using Resilience;

namespace PaymentService;

/// <summary>One payment in one holder's hands: asks its processor, step by step, and makes of each answer what it means.</summary>
internal sealed class PaymentRun(Payment payment, QueuedPayment place, Gateways gateways, RetrySchedule schedule, ILogger log)
{
    /// <summary>At one processor. Prepare, confirm, find, confirm, find: an intent that changes more often while we look is left for later.</summary>
    private const int MostSteps = 5;

    /// <summary>Kept for those who wait for an operator: the restart that brings the mended setting breaks off what is under way, as may a kill before it.</summary>
    private const int AttemptsInReserve = 5;

    private int _steps;
    private TimeSpan? _soonest;

    private bool MayMove => payment.Processor is Processor.Stripe && gateways.HasBackup;

    /// <summary>Has to wait for its processor, while the other one may keep the queue going.</summary>
    private bool IsTied => payment.ConfirmSentAt is not null && gateways.HasBackup;

    private string Where => ProcessorName.InWords(payment.Processor);

    public PaymentStep Begin()
    {
        if (place.Attempts > schedule.MaxAttempts)
        {
            // It never came as far as being put off, so whatever works on it dies.
            return PutOff("Working on the payment broke off again and again");
        }

        if (payment is { Processor: not Processor.Stripe, ConfirmSentAt: null, IsSettled: false })
        {
            // The backup has not taken it, for whatever reason. So it never waits for the backup while Stripe is well.
            payment.MoveTo(Processor.Stripe, schedule.Now);
        }

        return payment.NextStep;
    }

    /// <summary>What is to be stored before the step is taken. The lease begins anew, being meant for one step at one processor.</summary>
    public void Announce(PaymentStep step)
    {
        if (step is PaymentStep.Move)
        {
            payment.MoveTo(Processor.Backup, schedule.Now);
        }
        else
        {
            payment.MarkConfirmSent(schedule.Now);
        }

        place.DueAt = schedule.LeaseEnd;
    }

    public async Task<PaymentStep> TakeAsync(PaymentStep step, CancellationToken cancellationToken)
    {
        if (step is PaymentStep.Move)
        {
            _steps = 0;
            return payment.NextStep;
        }

        if (++_steps > MostSteps)
        {
            return PutOff($"{Where} contradicts itself");
        }

        if (gateways.At(payment.Processor) is not { } gateway)
        {
            log.LogError("{Payment} may have been charged at the backup processor, which the setting Backup:ApiBase does not name any more: set it.", payment.Id);
            return PutOffForOperator($"{Where} is not available");
        }

        try
        {
            if (step is PaymentStep.Prepare)
            {
                payment.Prepared(await gateway.PrepareAsync(payment.Id, payment.Charge, cancellationToken), schedule.Now);
                return PaymentStep.Confirm;
            }

            PaymentIntentId intent = payment.IntentId!.Value;
            return Settle(step is PaymentStep.Find
                ? await gateway.FindAsync(intent, cancellationToken)
                : await gateway.ChargeAsync(intent, cancellationToken));
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Also while the service stops: an answer that has come is kept.
            return Settle(exception, step);
        }
    }

    private PaymentStep Settle(ChargeResult result)
    {
        switch (result.State)
        {
            case ChargeState.Succeeded:
                payment.Succeed(schedule.Now);
                return PaymentStep.Stop;
            case ChargeState.Cancelled when MayMove:
                log.LogWarning("{Payment}: its intent {Intent} was cancelled at Stripe.", payment.Id, payment.IntentId);
                payment.IntentCancelled(schedule.Now);
                return Move();
            case ChargeState.Declined or ChargeState.Cancelled:
                payment.Fail(result.DeclineCode, result.Message, schedule.Now);
                return PaymentStep.Stop;
            case ChargeState.Unconfirmed:
                // Proved: no confirm has charged. Should an earlier one still be on its way, the intent takes one of the two.
                return PaymentStep.Confirm;
            case ChargeState.Queued:
                // Nothing has left this process, and nobody else could mark the payment while we hold the lease.
                payment.ConfirmNotSent(schedule.Now);
                return TurnedAway(result.Rejection!);
            default:
                return PutOff($"{Where} is still processing the payment");
        }
    }

    private PaymentStep Settle(Exception exception, PaymentStep step)
    {
        switch (StripeAnswers.Read(exception))
        {
            case StripeAnswer.Declined when step is not PaymentStep.Find:
                // An earlier confirm that is still on its way charges nothing either: a decline takes the card off the intent.
                payment.Fail(StripeAnswers.DeclineCode(exception), exception.Message, schedule.Now);
                return PaymentStep.Stop;
            case StripeAnswer.UnexpectedState when step is PaymentStep.Confirm:
                return PaymentStep.Find;
            // A refusal of any kind to be read says nothing about what was charged: that stays open.
            case StripeAnswer.Refused or StripeAnswer.UnexpectedState when step is not PaymentStep.Find:
                log.LogError("{Processor} refuses {Payment}: {Reason}", Where, payment.Id, exception.Message);
                return Refused(step, exception.Message);
            case StripeAnswer.NotAsked:
                return TurnedAway((RejectedException)exception);
            case StripeAnswer.Unauthorized:
                log.LogError("{Processor} does not accept the API key: {Reason}", Where, exception.Message);
                return PutOffForOperator($"{Where} is not available");
            default:
                log.LogWarning("{Step} of {Payment} ended without an answer. {Processor}: {Reason}", step, payment.Id, Where, exception.Message);
                return PutOff($"{Where} did not answer");
        }
    }

    /// <summary>Final only where nothing that was sent before can charge, and nobody else can take the payment.</summary>
    private PaymentStep Refused(PaymentStep step, string reason)
    {
        if (step is PaymentStep.Confirm && !payment.IsFirstMark)
        {
            return PutOff($"{Where} has not said whether the payment was charged");
        }

        if (step is PaymentStep.Prepare && payment.Processor is not Processor.Stripe)
        {
            // It may be the backup's address, or its account, that is wrong: Stripe decides.
            return PutOff($"{Where} did not take the payment");
        }

        payment.Fail(declineCode: null, reason, schedule.Now);
        return PaymentStep.Stop;
    }

    /// <summary>The circuit let nothing through.</summary>
    private PaymentStep TurnedAway(RejectedException rejection)
    {
        TimeSpan wait = Wait(rejection);
        _soonest = _soonest < wait ? _soonest : wait;
        if (MayMove && payment.ConfirmSentAt is null)
        {
            return Move();
        }

        // Only attempts that reached a processor count.
        payment.QueueForRetry($"{Where} is not available; the payment is tried again.", schedule.Now);
        place.Attempts--;
        place.DueAt = schedule.AfterRejection(_soonest.Value);
        return PaymentStep.Stop;
    }

    private TimeSpan Wait(RejectedException rejection) => rejection switch
    {
        { RetryAfter: { } left } => left,
        // Nobody knows until when, and the queue does not rest as it does while every circuit is open.
        CircuitOpenException { State: CircuitState.ForcedOpen } when IsTied => schedule.LongestPause,
        _ => TimeSpan.Zero,
    };

    private PaymentStep Move()
    {
        log.LogInformation("{Payment} goes on at the backup processor: nothing was charged at Stripe, and nothing will be.", payment.Id);
        return PaymentStep.Move;
    }

    /// <param name="reason">For the caller, so without a word about keys and settings; what is to be mended is in the log.</param>
    private PaymentStep PutOff(string reason)
    {
        if (place.Attempts >= schedule.MaxAttempts)
        {
            log.LogError("{Payment} needs attention after {Attempts} attempts: {Reason}", payment.Id, place.Attempts, reason);
            payment.GiveToPeople($"{reason}; a person has to look at the payment.", schedule.Now);
        }
        else
        {
            payment.QueueForRetry($"{reason}; the payment is tried again.", schedule.Now);
            place.DueAt = schedule.After(place.Attempts);
        }

        return PaymentStep.Stop;
    }

    /// <summary>Waits for a setting to be put right, which uses nothing up: neither a stop nor a kill on the way may make it the last attempt.</summary>
    private PaymentStep PutOffForOperator(string reason)
    {
        payment.QueueForRetry($"{reason}; the payment is tried again.", schedule.Now);
        place.DueAt = schedule.After(place.Attempts);
        place.Attempts = Math.Min(place.Attempts, Math.Max(0, schedule.MaxAttempts - AttemptsInReserve));
        return PaymentStep.Stop;
    }
}
