using Microsoft.CodeAnalysis.Text;
using Resilience.Generators.Eligibility;

namespace Resilience.Analyzers.Configuration;

/// <summary>A key of a JSON file and what stands below it, as configuration reads it: keys without case, a colon as a step down, an array by its indices.</summary>
internal sealed class SettingsNode(SettingsNode? parent, string key, TextSpan keySpan, bool isElement = false)
{
    private readonly Dictionary<string, SettingsNode> _byKey = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<SettingsNode> _children = [];
    private readonly List<SettingsNode> _namesakes = [];

    public string Key => key;

    /// <summary>The key in the text, without its quotes; of a key with colons in it, the part between them; of an array's element, where that begins.</summary>
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
    /// <param name="name">The key.</param>
    /// <param name="span">Where it stands.</param>
    /// <param name="isElement">Whether it is an array's index, which nobody wrote.</param>
    public SettingsNode Below(string name, TextSpan span, bool isElement = false)
    {
        SettingsNode named = new(this, name, span, isElement);
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

    /// <summary>The name that differs least from the key; null where none is near, or nobody wrote the key.</summary>
    public string? Nearest(IEnumerable<string> names) => isElement ? null : NearestName.Of(key, names);

    public void Say(string value, TextSpan span)
    {
        Value = value.Trim();
        ValueSpan = span;
    }
}
