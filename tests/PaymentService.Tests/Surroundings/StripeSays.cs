namespace PaymentService.Tests;

/// <summary>What Stripe answers to a payment while the database breaks.</summary>
public enum StripeSays
{
    /// <summary>The card pays.</summary>
    Charged,

    /// <summary>The card does not.</summary>
    Declined,

    /// <summary>The card pays, and nobody is told.</summary>
    ChargedUnheard,

    /// <summary>The card does not, and nobody is told.</summary>
    DeclinedUnheard,

    /// <summary>The first time nothing is taken.</summary>
    NotNow,
}
