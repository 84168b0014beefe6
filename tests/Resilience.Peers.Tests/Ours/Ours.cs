namespace Resilience.Peers.Tests;

/// <summary>Plays histories on our breaker.</summary>
/// <param name="prepare">What is done to a circuit first.</param>
internal sealed class Ours(Action<CircuitBreaker>? prepare = null) : IPeer
{
    public IReadOnlyList<string> Play(History history) => Circuit.Play(settings => new OurCircuit(settings, prepare), history);
}
