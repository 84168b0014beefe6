using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;

namespace Resilience;

/// <summary>A copy of a section with all below it. Made outside of every lock, for providers are the user's; decided on afterwards, when nothing can change it or throw any more.</summary>
internal sealed class ConfigurationNode
{
    private readonly Dictionary<string, ConfigurationNode> _children = new(StringComparer.OrdinalIgnoreCase);

    private ConfigurationNode(string path, string key, string? value)
    {
        Path = path;
        Key = key;
        Value = value;
    }

    /// <summary>Where it stands, from the root: <c>Resilience:Circuits</c>.</summary>
    public string Path { get; }

    public string Key { get; }

    /// <summary>The value, without white space around it; null where nothing is said, as by an object or by null in JSON.</summary>
    public string? Value { get; }

    /// <summary>The value where only keys belong. An empty one is no mistake there: an empty array in JSON, or an empty element in XML, is read as one.</summary>
    public string? Scalar => Value is { Length: > 0 } ? Value : null;

    public IReadOnlyCollection<ConfigurationNode> Children => _children.Values;

    public static ConfigurationNode Read(IConfigurationSection section)
    {
        // Asked for once: it may be another the next time.
        ConfigurationNode node = new(section.Path, section.Key, section.Value?.Trim());
        foreach (IConfigurationSection child in section.GetChildren())
        {
            node._children[child.Key] = Read(child);
        }

        return node;
    }

    /// <summary>Whether all that stands here and below is what stands there.</summary>
    public bool IsSameAs(ConfigurationNode other)
        => Value == other.Value
        && _children.Count == other._children.Count
        && _children.All(child => other._children.TryGetValue(child.Key, out ConfigurationNode? same) && child.Value.IsSameAs(same));

    /// <summary>Notes a value where only keys belong.</summary>
    public void RefuseScalar(string remedy, List<ConfigurationError> errors)
    {
        if (Scalar is { } value)
        {
            errors.Add(new ConfigurationError(Path, $"'{value}' is a value, which means nothing here. {remedy}"));
        }
    }

    /// <summary>Notes keys where only a value belongs.</summary>
    public void RefuseChildren(List<ConfigurationError> errors)
    {
        if (_children.Count > 0)
        {
            errors.Add(new ConfigurationError(Path, $"{Key} is a value, but there are keys below it: {string.Join(", ", _children.Keys)}."));
        }
    }

    /// <summary>Finds what stands below, by its name; one with colons in it stands several levels below.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out ConfigurationNode? node)
    {
        node = this;
        foreach (string key in name.Split(ConfigurationPath.KeyDelimiter))
        {
            if (!node._children.TryGetValue(key, out node))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What stands below a name; nothing where that is not there.</summary>
    public IEnumerable<ConfigurationNode> ChildrenOf(string name) => TryFind(name, out ConfigurationNode? node) ? node.Children : [];
}
