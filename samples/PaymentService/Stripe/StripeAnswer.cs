namespace PaymentService;

/// <summary>What an exception of a call to Stripe means. The circuit (<see cref="StripeOutcomes"/>) and the payment act on the same reading.</summary>
internal enum StripeAnswer
{
    /// <summary>The card was declined: a healthy answer.</summary>
    Declined,

    /// <summary>Stripe would not take the request, and never will.</summary>
    Refused,

    /// <summary>The intent is not in a state to be confirmed; somebody was faster.</summary>
    UnexpectedState,

    /// <summary>Our key is wrong: Stripe is well, we are not.</summary>
    Unauthorized,

    /// <summary>Another request holds the object; says nothing about Stripe.</summary>
    Locked,

    /// <summary>Overload, 5xx, garbage, a broken connection, a time-out: what happened is unknown.</summary>
    Unavailable,

    /// <summary>The circuit is open: Stripe was not asked.</summary>
    NotAsked,
}
