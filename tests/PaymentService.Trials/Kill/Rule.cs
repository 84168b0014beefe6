namespace PaymentService.Trials;

/// <summary>What must hold when a trial is over.</summary>
internal enum Rule
{
    /// <summary>A payment that a client was told of is stored, under the client's key, as it was asked for.</summary>
    AnsweredIsStored,

    /// <summary>A key has one payment, and a payment one key that somebody sent.</summary>
    OneRowPerKey,

    /// <summary>Nothing is left PENDING, QUEUED_FOR_RETRY or NEEDS_ATTENTION, nor in the queue.</summary>
    Settled,

    /// <summary>SUCCESS: money moved for it.</summary>
    NotLost,

    /// <summary>Money moved once at most, over all processors.</summary>
    NotDoubled,

    /// <summary>Confirms were sent for one intent only: who sends another cannot know that the first has not charged. It is luck where this doubles nothing.</summary>
    OneIntentConfirmed,

    /// <summary>The charge is the one that was asked for and that the row names: amount, currency, intent, processor.</summary>
    ChargedAsAsked,

    /// <summary>FAILED: no money moved, and the card is one that declines.</summary>
    FailedForAReason,

    /// <summary>Money moved only for payments that are SUCCESS.</summary>
    ChargedIsSuccess,

    /// <summary>What clients read is what is stored; a success or a decline once told stays.</summary>
    ToldIsTrue,

    /// <summary>Clients get the answers they are promised: 201, 202, 402; 503 while the database is away.</summary>
    NoOtherAnswer,

    /// <summary>Services end by SIGKILL only.</summary>
    NothingElseHappened,
}
