using System.Text.Json.Nodes;

namespace Resilience.Peers.Tests;

/// <summary>A test that asks opossum.</summary>
[Collection(nameof(OpossumCollection))]
public abstract class OpossumTest(OpossumFixture fixture)
{
    private protected OpossumPeer Opossum(Action<JsonObject>? more = null) => new(fixture.Program, more);
}
