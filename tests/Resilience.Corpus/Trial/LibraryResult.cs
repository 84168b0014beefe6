namespace Resilience.Corpus;

/// <summary>What became of a library's interfaces.</summary>
internal sealed record LibraryResult(Library Library, IReadOnlyList<Outcome> Outcomes, TimeSpan Time)
{
    public IEnumerable<Outcome> Failures => Outcomes.Where(outcome => outcome.Verdict == Verdict.Failed);

    public int Count(Verdict verdict) => Outcomes.Count(outcome => outcome.Verdict == verdict);
}
