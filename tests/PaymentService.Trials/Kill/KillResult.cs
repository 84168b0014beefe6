namespace PaymentService.Trials;

/// <summary>How a kill trial ended: in numbers, by rules broken, and for people: violations with their payments' stories, empty where every rule holds.</summary>
internal sealed record KillResult(KillFigures Figures, IReadOnlyList<Violation> Violations, string Report);
