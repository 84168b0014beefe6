namespace PaymentService.Trials;

/// <summary>What a service asks of a processor.</summary>
internal enum StripeStep
{
    Prepare,
    Confirm,
    Find,
    Cancel,
}
