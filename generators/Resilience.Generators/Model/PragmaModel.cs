namespace Resilience.Generators.Model;

/// <summary>A warning that the interface, not the proxy, is the cause of.</summary>
internal sealed record PragmaModel(string Id, string Reason);
