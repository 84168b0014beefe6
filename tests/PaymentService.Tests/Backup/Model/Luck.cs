namespace PaymentService.Tests;

/// <summary>What becomes of one call to a processor.</summary>
internal enum Luck
{
    Answered,
    TurnedAwayByTheCircuit,
    LostOnTheWay,
    AnswerLost,

    /// <summary>Given up by the caller, and done later.</summary>
    Late,

    /// <summary>The caller freezes before it sends, for ever or until somebody wakes it.</summary>
    FrozenBefore,
    FrozenAfter,
    WrongKey,

    /// <summary>Not like this; nothing is done.</summary>
    Refused,

    /// <summary>The bank says no to this confirm, whatever it would say to another.</summary>
    Declined,
}
