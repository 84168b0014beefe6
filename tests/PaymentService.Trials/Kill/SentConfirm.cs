namespace PaymentService.Trials;

/// <summary>A confirm that reached a processor, whatever the processor made of it.</summary>
internal sealed record SentConfirm(Processor Processor, string Intent, string? PaymentId);
