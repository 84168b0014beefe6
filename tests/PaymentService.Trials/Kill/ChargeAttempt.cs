namespace PaymentService.Trials;

/// <summary>An attempt to take money, as a processor's books have it.</summary>
internal sealed record ChargeAttempt(Processor Processor, string Intent, string? PaymentId, long Amount, string Currency, string Status)
{
    /// <summary>Money moved.</summary>
    public bool Succeeded => Status == "succeeded";
}
