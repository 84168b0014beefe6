namespace Resilience;

/// <summary>Under which names a circuit is found in the configuration: the one that somebody wrote, or else the display name, or that with the namespace in front.</summary>
internal sealed class CircuitClaim
{
    public CircuitClaim(CircuitIdentity identity, string? writtenName)
    {
        Target = writtenName ?? (object)identity;
        Name = writtenName ?? identity.DisplayName;
        FullName = writtenName ?? identity.QualifiedName;
    }

    public string Name { get; }

    public string FullName { get; }

    /// <summary>Equal where the circuit is the same.</summary>
    public object Target { get; }
}
