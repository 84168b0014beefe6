namespace PaymentService.Trials;

/// <summary>A rule that does not hold, and for whom: a payment's id, or the key where there is no payment; null where it is about none.</summary>
internal sealed record Violation(Rule Rule, string? Subject, string What)
{
    public override string ToString() => Subject is null ? $"{Rule}: {What}" : $"{Rule}: {Subject}: {What}";
}
