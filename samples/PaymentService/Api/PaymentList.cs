namespace PaymentService;

internal sealed record PaymentList(IReadOnlyList<PaymentView> Items);
