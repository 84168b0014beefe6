namespace PaymentService;

/// <summary>A payment as callers see it.</summary>
internal sealed record PaymentView(
    string PaymentId,
    bool Success,
    string Status,
    long Amount,
    string Currency,
    string? TransactionId,
    string? DeclineCode,
    string? ErrorMessage,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string Processor)
{
    public static PaymentView Of(Payment payment) => new(
        payment.Id.Value,
        payment.Status is PaymentStatus.Success,
        PaymentStatusName.Of(payment.Status),
        payment.Charge.Amount,
        payment.Charge.Currency,
        payment.TransactionId,
        payment.DeclineCode,
        payment.ErrorMessage,
        payment.CreatedAt,
        payment.UpdatedAt,
        ProcessorName.Of(payment.Processor));
}
