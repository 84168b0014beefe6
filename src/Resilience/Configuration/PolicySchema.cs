namespace Resilience;

/// <summary>What the configuration can say of a policy, as far as it does not matter what its options are.</summary>
internal abstract class PolicySchema(string name)
{
    /// <summary>The name of the policy's section, its attribute's name.</summary>
    public string Name { get; } = name;

    /// <summary>The key for which a value alone stands.</summary>
    public string? Shorthand { get; init; }

    /// <summary>The attribute's properties that are no matter of configuration, and why.</summary>
    public IReadOnlyDictionary<string, string> CodeOnly { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Notes what is wrong with a place whatever the attribute says.</summary>
    public abstract void Check(ConfigurationNode place, List<ConfigurationError> errors);
}
