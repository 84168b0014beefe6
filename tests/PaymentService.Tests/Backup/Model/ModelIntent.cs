namespace PaymentService.Tests;

/// <summary>An intent in a processor's books.</summary>
internal sealed class ModelIntent(PaymentIntentId id)
{
    public PaymentIntentId Id => id;

    public ChargeState State { get; set; } = ChargeState.Unconfirmed;

    /// <summary>Somebody called for its confirm: from here on it may be charged, unless it is cancelled.</summary>
    public bool MayBeCharged { get; set; }

    /// <summary>Cancelled by somebody who wants no payment.</summary>
    public bool IsUnwanted { get; set; }

    public bool IsCancelled => State is ChargeState.Cancelled || IsUnwanted;
}
