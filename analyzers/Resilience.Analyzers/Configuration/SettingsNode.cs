using Microsoft.CodeAnalysis.Text;

namespace Resilience.Analyzers.Configuration;

/// <summary>A key of a JSON file and what stands below it, as configuration reads it: keys without case, a colon as a step down, an array by its indices.</summary>
internal sealed class SettingsNode(SettingsNode? parent, string key, TextSpan keySpan)
{
    private readonly Dictionary<string, SettingsNode> _byKey = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<SettingsNode> _children = [];
    private readonly List<SettingsNode> _namesakes = [];

    public string Key => key;

    /// <summary>The key in the text, without its quotes; of a key with colons in it, the part between them.</summary>
    public TextSpan KeySpan => keySpan;

    /// <summary>The value, without white space around it; null where nothing is said, as by an object or by null.</summary>
    public string? Value { get; private set; }

    public TextSpan ValueSpan { get; private set; }

    public IReadOnlyList<SettingsNode> Children => _children;

    /// <summary>Where the key stands again in another spelling.</summary>
    public IReadOnlyList<SettingsNode> Namesakes => _namesakes;

    /// <summary>Where it stands, from the root: <c>Resilience:Circuits</c>.</summary>
    public string Path => parent?.Path is { Length: > 0 } above ? above + ":" + key : key;

    public SettingsNode? Find(string name) => _byKey.TryGetValue(name, out SettingsNode? child) ? child : null;

    /// <summary>What stands below under a key, made where nothing does yet.</summary>
    public SettingsNode Below(string name, TextSpan span)
    {
        SettingsNode named = new(this, name, span);
        if (!_byKey.TryGetValue(name, out SettingsNode? child))
        {
            _byKey.Add(name, named);
            _children.Add(named);
            return named;
        }

        if (child.Key != name)
        {
            child._namesakes.Add(named);
        }

        return child;
    }

    public void Say(string value, TextSpan span)
    {
        Value = value.Trim();
        ValueSpan = span;
    }
}
