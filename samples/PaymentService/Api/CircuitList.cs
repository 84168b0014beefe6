namespace PaymentService;

internal sealed record CircuitList(IReadOnlyList<CircuitView> Items);
