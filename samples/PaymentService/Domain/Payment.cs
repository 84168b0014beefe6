namespace PaymentService;

/// <summary>
/// A payment and the rules that keep it from being charged twice: only a stored intent is confirmed, a confirm is marked
/// before it is sent, after a mark the intent is read before anything else is done with it, and a payment with a mark stays
/// with its processor.
/// </summary>
internal sealed class Payment
{
    // Of this run, so it is not stored.
    private bool _isFirstMark;

    private Payment()
    {
        // For the database's reader.
        (IdempotencyKey, Charge) = (null!, null!);
    }

    public Payment(string idempotencyKey, Charge charge, DateTimeOffset now)
    {
        Id = PaymentId.Of(idempotencyKey);
        IdempotencyKey = idempotencyKey;
        Charge = charge;
        CreatedAt = UpdatedAt = now;
    }

    public PaymentId Id { get; private set; }

    public string IdempotencyKey { get; private set; }

    public Charge Charge { get; private set; }

    public PaymentStatus Status { get; private set; }

    public Processor Processor { get; private set; }

    /// <summary>At the present processor.</summary>
    public PaymentIntentId? IntentId { get; private set; }

    /// <summary>When a confirm was last sent to the present processor, or was about to be; from then on money may have moved.</summary>
    public DateTimeOffset? ConfirmSentAt { get; private set; }

    /// <summary>
    /// No confirm but the one that was marked here can charge at the present processor. Where an earlier one was marked, that may still be on its way,
    /// whatever becomes of this one.
    /// </summary>
    public bool IsFirstMark => _isFirstMark;

    /// <summary>The processor's id of what was charged.</summary>
    public string? TransactionId { get; private set; }

    public string? DeclineCode { get; private set; }

    public string? ErrorMessage { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public bool IsSettled => Status is PaymentStatus.Success or PaymentStatus.Failed;

    /// <summary>Where to begin after a break, whatever it was that broke.</summary>
    public PaymentStep NextStep => (IsSettled, IntentId, ConfirmSentAt) switch
    {
        (true, _, _) => PaymentStep.Stop,
        (_, null, _) => PaymentStep.Prepare,
        (_, _, null) => PaymentStep.Confirm,
        _ => PaymentStep.Find,
    };

    public void Prepared(PaymentIntentId intent, DateTimeOffset now)
    {
        if (IntentId is { } known && known != intent)
        {
            throw new InvalidOperationException($"{Id} has the intent {known}; a second one, {intent}, could charge it twice.");
        }

        IntentId = intent;
        Change(Status, now);
    }

    /// <summary>To be stored before the confirm is sent.</summary>
    public void MarkConfirmSent(DateTimeOffset now)
    {
        if (IntentId is null)
        {
            throw new InvalidOperationException($"{Id} has no stored intent; what is not stored is not confirmed.");
        }

        Change(Status, now);
        _isFirstMark = ConfirmSentAt is null;
        ConfirmSentAt = now;
    }

    /// <summary>
    /// The confirm just marked was not sent after all. Where an earlier one was marked, the mark stays: that one may have been.
    /// </summary>
    public void ConfirmNotSent(DateTimeOffset now)
    {
        Change(Status, now);
        if (_isFirstMark)
        {
            ConfirmSentAt = null;
        }
    }

    /// <summary>The processor says that the intent is cancelled: whatever was sent, it charges nothing any more.</summary>
    public void IntentCancelled(DateTimeOffset now)
    {
        if (IntentId is null)
        {
            throw new InvalidOperationException($"{Id} has no intent that could have been cancelled.");
        }

        Change(Status, now);
        (IntentId, ConfirmSentAt) = (null, null);
    }

    /// <summary>Only while nothing can have been charged where the payment is. The intent there, if there is one, is never confirmed.</summary>
    public void MoveTo(Processor processor, DateTimeOffset now)
    {
        if (ConfirmSentAt is not null)
        {
            throw new InvalidOperationException(
                $"{Id} may have been charged at '{ProcessorName.Of(Processor)}'; moved to '{ProcessorName.Of(processor)}' it could be charged twice.");
        }

        Change(Status, now);
        (Processor, IntentId) = (processor, null);
    }

    public void Succeed(DateTimeOffset now)
    {
        if (IntentId is null || ConfirmSentAt is null)
        {
            throw new InvalidOperationException($"{Id} was never confirmed, so it cannot have been charged.");
        }

        Change(PaymentStatus.Success, now);
        (TransactionId, DeclineCode, ErrorMessage) = (IntentId.Value.Value, null, null);
    }

    public void Fail(string? declineCode, string? message, DateTimeOffset now)
    {
        Change(PaymentStatus.Failed, now);
        (DeclineCode, ErrorMessage) = (declineCode, message);
    }

    public void QueueForRetry(string reason, DateTimeOffset now)
    {
        Change(PaymentStatus.QueuedForRetry, now);
        ErrorMessage = reason;
    }

    public void GiveToPeople(string reason, DateTimeOffset now)
    {
        Change(PaymentStatus.NeedsAttention, now);
        ErrorMessage = reason;
    }

    /// <summary>A person has looked, and sends it on: from where it stopped, by the same rules.</summary>
    public void Requeue(DateTimeOffset now)
    {
        if (Status is not PaymentStatus.NeedsAttention)
        {
            throw new InvalidOperationException($"{Id} does not need attention: {Status}.");
        }

        QueueForRetry("Put back into the queue by hand.", now);
    }

    private void Change(PaymentStatus status, DateTimeOffset now)
    {
        if (IsSettled)
        {
            throw new InvalidOperationException($"{Id} is settled: {Status}.");
        }

        // A clock may be put back; what happened later stays later.
        (Status, UpdatedAt) = (status, now > UpdatedAt ? now : UpdatedAt);
    }
}
