namespace Resilience.Peers.Tests;

/// <summary>What a callback of the user's throws.</summary>
public sealed class CallbackException() : Exception("The callback failed.");
