namespace Resilience.Peers.Tests;

/// <summary>A difference between us and a peer that is chosen, as a bound of what both have in common.</summary>
/// <param name="Name">What the peer does, in a few words.</param>
/// <param name="Rule">The rule of <c>docs/semantics.md</c> that chose ours.</param>
/// <param name="Leaves">Whether a step would show the difference. Left out of a history, it is not taken.</param>
internal sealed record Term(string Name, string Rule, Func<Walk, Step, bool> Leaves)
{
    public override string ToString() => $"{Rule}: {Name}";
}
