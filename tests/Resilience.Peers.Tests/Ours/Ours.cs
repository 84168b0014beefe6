namespace Resilience.Peers.Tests;

/// <summary>Plays histories on our breaker.</summary>
internal sealed class Ours : IPeer
{
    public IReadOnlyList<string> Play(History history) => Circuit.Play(settings => new OurCircuit(settings), history);
}
