namespace Resilience.Peers.Tests;

/// <summary>Some circuit breaker on which histories are played.</summary>
internal interface IPeer
{
    /// <returns>For each step what was seen; nothing where a step shows nothing.</returns>
    IReadOnlyList<string> Play(History history);
}
