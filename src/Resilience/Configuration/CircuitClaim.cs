namespace Resilience;

/// <summary>Under which names a circuit is found in the configuration: the one that somebody wrote, or else the display name, or that with the namespace in front.</summary>
internal sealed class CircuitClaim
{
    public CircuitClaim(CircuitIdentity identity, string? writtenName)
    {
        Identity = writtenName is null ? identity : null;
        Target = writtenName ?? (object)identity;
        Name = writtenName ?? identity.DisplayName;
        FullName = writtenName ?? identity.QualifiedName;
    }

    /// <summary>Whose it is; null where somebody wrote a name.</summary>
    public CircuitIdentity? Identity { get; }

    public string Name { get; }

    public string FullName { get; }

    /// <summary>Equal where the circuit is the same.</summary>
    public object Target { get; }
}
