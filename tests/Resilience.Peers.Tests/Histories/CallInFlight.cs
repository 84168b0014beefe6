namespace Resilience.Peers.Tests;

/// <summary>A call that our circuit has let in.</summary>
/// <param name="Call">Its number.</param>
/// <param name="Generation">The state's number when it was let in.</param>
/// <param name="StartedAt">When that was.</param>
internal sealed record CallInFlight(int Call, int Generation, long StartedAt);
