namespace Resilience.Peers.Tests;

/// <summary>A test that needs Node and npm: without them it is skipped, and says so; where <c>CI=true</c> it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = NodePresence.SkipReason;
}
