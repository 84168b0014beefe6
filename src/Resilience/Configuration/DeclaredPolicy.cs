namespace Resilience;

/// <summary>A policy that an attribute declares, and who is told what the configuration makes of it; as far as it does not matter what its options are.</summary>
internal abstract class DeclaredPolicy
{
    private readonly List<(string Method, Action<bool>? Switch)> _uses = [];

    /// <summary>The method on which it stands; null where it stands on the interface, one for all its methods.</summary>
    public string? Method { get; init; }

    /// <summary>Whose circuit it is, where it is a circuit breaker.</summary>
    public CircuitClaim? Circuit { get; init; }

    /// <summary>The name under which others may share it; null where it is its method's or interface's own.</summary>
    public string? SharedName { get; init; }

    public abstract PolicySchema Schema { get; }

    /// <summary>The methods that it guards.</summary>
    public IReadOnlyList<(string Method, Action<bool>? Switch)> Uses => _uses;

    /// <summary>Adds a method that it guards.</summary>
    /// <param name="method">The method.</param>
    /// <param name="switchTo">Told whether the policy acts on that method; null in a description.</param>
    public void AddUse(string method, Action<bool>? switchTo) => _uses.Add((method, switchTo));

    /// <summary>Reads what the configuration says of it.</summary>
    /// <param name="places">Where it is spoken of.</param>
    /// <param name="isOn">Whether anything is on at all.</param>
    /// <param name="errors">Where errors are noted.</param>
    /// <returns>Makes it so, and says whether anything is other than before.</returns>
    public abstract Func<bool> Read(PolicyPlaces places, bool isOn, List<ConfigurationError> errors);

    /// <summary>What places make of its options, to be compared with what others make of them; null where they are wrong.</summary>
    public abstract object? Meaning(IReadOnlyList<ConfigurationNode> places);
}
