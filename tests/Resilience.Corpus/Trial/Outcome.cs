namespace Resilience.Corpus;

/// <summary>What became of an interface, and why.</summary>
/// <param name="Reason">Short, the same for all that it holds for; empty where there is none to give.</param>
/// <param name="Detail">What shows it: the diagnostic, the generated line.</param>
internal sealed record Outcome(Subject Subject, Verdict Verdict, string Reason, string Detail, MethodTally Methods)
{
    /// <summary>What our analyzers say of it that refuses nothing.</summary>
    public IReadOnlyList<Remark> Remarks { get; init; } = [];
}
