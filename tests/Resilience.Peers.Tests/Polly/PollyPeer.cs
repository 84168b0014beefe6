namespace Resilience.Peers.Tests;

/// <summary>Plays histories on Polly.</summary>
internal sealed class PollyPeer : IPeer
{
    public IReadOnlyList<string> Play(History history) => Circuit.Play(settings => new PollyCircuit(settings), history);
}
