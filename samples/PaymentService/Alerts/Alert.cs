using Resilience;

namespace PaymentService;

/// <summary>What the receiver is sent: a circuit has changed its state.</summary>
internal sealed record Alert(string Circuit, string From, string To, string Reason, DateTimeOffset At)
{
    public static Alert Of(CircuitStateChange change) =>
        new(change.CircuitName, $"{change.From}", $"{change.To}", $"{change.Reason}", change.At);

    public override string ToString() => $"{Circuit} went from {From} to {To} ({Reason}) at {At:O}";
}
