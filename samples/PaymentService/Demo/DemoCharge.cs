namespace PaymentService;

/// <summary>A line of the simulator's books.</summary>
internal sealed record DemoCharge(string PaymentId, long Amount, string Status);
