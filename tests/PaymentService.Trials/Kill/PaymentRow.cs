namespace PaymentService.Trials;

/// <summary>
/// A payment as the database has it in the end; how often the retry queue gave it to somebody; whether it still has a place there.
/// </summary>
internal sealed record PaymentRow(
    string Id,
    string Key,
    Charge Charge,
    PaymentStatus Status,
    string? TransactionId,
    Processor Processor,
    int Claims = 0,
    bool IsQueued = false);
