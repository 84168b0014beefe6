namespace Resilience.Corpus;

/// <summary>What people read while it runs.</summary>
internal static class Line
{
    /// <summary>An interface: what is said of it, and what shows that, down to the generated line.</summary>
    public static string Of(Outcome outcome)
        => $"{outcome.Verdict} {outcome.Subject.Display} ({outcome.Subject.Form}: {outcome.Subject.Policies}): {outcome.Reason}\n  {outcome.Detail.ReplaceLineEndings("\n  ")}";

    /// <summary>One line about a library.</summary>
    public static string Of(LibraryResult result)
        => FormattableString.Invariant($"{result.Library}: {result.Outcomes.Count} interfaces, {result.Count(Verdict.Proxied)} proxied, {result.Count(Verdict.Open)} open, {result.Count(Verdict.Refused)} refused, {result.Count(Verdict.Unnameable)} not nameable, {result.Count(Verdict.Failed)} failed, {result.Time.TotalSeconds:0.0} s");
}
